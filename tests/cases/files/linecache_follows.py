# linecache sees that a file has changed.
import linecache

def write(text):
    with open('x.txt', 'w') as f:
        f.write(text)

write('one\ntwo\n')
print(linecache.getlines('x.txt'))
write('other\n')
print(linecache.getlines('x.txt'))
linecache.checkcache()
print(linecache.getlines('x.txt'), linecache.getline('x.txt', 9) == '')
import os
os.remove('x.txt')
linecache.checkcache('x.txt')
print(linecache.getlines('x.txt'))
