import sys
print(sys.flags, type(sys.flags), sys.flags[0], len(sys.flags), type(sys.version_info), sys.flags.__match_args__)
print(sys.version_info, sys.version_info.major, sys.version_info >= (3, 8), sys.version_info[:2], sys.flags.optimize)
a, b, *c = sys.version_info
print(a, b, c, sys.version_info == (3, 14, 2, 'final', 0))
match sys.version_info:
    case (major, minor, *_): print(major, minor)
for f in (lambda: type(sys.flags)((1,) * 18), lambda: type(sys.version_info)()):
    try: f()
    except TypeError as e: print(e)

