# The program's own file can be read.
with open(__file__) as f:
    print(f.readline(), end='')
import linecache
with open('x.txt', 'w') as f:
    f.write('first\nsecond\n')
print(repr(linecache.getline('x.txt', 2)))
