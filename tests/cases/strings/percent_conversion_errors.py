class H:
    def __init__(self, r): self.r = r
    def conv(self, *a):
        if isinstance(self.r, BaseException): raise self.r
        return self.r
    __float__ = __int__ = __index__ = conv
class I(H): __int__ = None; __float__ = None
class J:
    def __index__(self): return 70
class K:
    def __int__(self): return 70
# What a conversion raises is worded anew by some of the formats.
for f in ('%f', '%d', '%x', '%c', '%i', '%G'):
    for fm in (f, f.encode()):
        for v in (H('x'), H(ValueError('v')), H(TypeError('t')), H(True), I(5), J(), K(), 'ab', b'ab', 10**400, -1, 1.5, None):
            try: print(fm, type(v).__name__, fm % v)
            except BaseException as e: print(fm, type(v).__name__, type(e).__name__, e, repr(e.__context__))
