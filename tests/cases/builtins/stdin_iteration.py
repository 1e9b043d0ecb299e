import sys

first = sys.stdin.readline()
print(repr(first))
for line in sys.stdin:
    print(repr(line))
print(repr(sys.stdin.read()), repr(sys.stdin.readline()))
