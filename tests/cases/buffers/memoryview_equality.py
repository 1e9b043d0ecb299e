from array import array
print(memoryview(b'abc') == b'abc', memoryview(b'abc') == bytearray(b'abc'), memoryview(b'abc') != b'abd')
print(memoryview(array('i', [1, 2])) == memoryview(array('h', [1, 2])), memoryview(array('d', [1.0])) == array('i', [1]))
print(memoryview(array('i', [-1])) == array('I', [2**32 - 1]), memoryview(array('q', [-1])) == array('b', [-1]))
print(memoryview(array('d', [float('nan')])) == memoryview(array('d', [float('nan')])), memoryview(array('d', [0.0])) == array('d', [-0.0]))
print(memoryview(array('i', [97])) == b'a', memoryview(b'a').cast('c') == b'a', memoryview(b'a').cast('c') == memoryview(b'a').cast('c'))
print(memoryview(b'abcd')[::2] == b'ac', memoryview(b'abcd')[::-1] == b'dcba', memoryview(b'') == b'', memoryview(b'a') == 'a', memoryview(b'a') == None)
print(memoryview(array('w', 'a')) == array('w', 'a'))
view = memoryview(b'a')
other = memoryview(b'a')
other.release()
print(view == other, other == other, other == b'a', other != other)
print(hash(memoryview(b'abc')) == hash(b'abc'), hash(memoryview(b'abcd')[::-1]) == hash(b'dcba'))
for make in [lambda: hash(memoryview(bytearray(b'a'))), lambda: hash(memoryview(b'abcd').cast('i')), lambda: hash(memoryview(bytearray(b'a')).toreadonly()),
             lambda: memoryview(b'a') < memoryview(b'b')]:
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)
