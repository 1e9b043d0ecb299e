"""Whole numbers as text, with and without a format, those of classes of their own among them."""
class I(int):
    def __repr__(self): return 'R'
    def __format__(self, spec): return f'F{spec!r}'
for v in 5, -7, 0, True, I(3), 2**70, -2**30, 2**30 - 1:
    print(repr(v), str(v), f'{v}', format(v, ''), '{}'.format(v), '%s' % v, int.__repr__(v))
try: format(5, 3)
except TypeError as e: print(e)
