import sys

print(sys.version_info[:3], sys.version.split()[0], sys.version_info >= (3, 14), sys.byteorder)
print(sys.getrecursionlimit(), sys.argv[0], type(sys.modules).__name__, 'sys' in sys.modules, sys.hexversion)
sys.setrecursionlimit(500)
print(sys.getrecursionlimit())
print(sys.maxunicode, sys.maxsize, sys.intern('x'))
try:
    sys.setrecursionlimit(0)
except ValueError as error:
    print(error)
