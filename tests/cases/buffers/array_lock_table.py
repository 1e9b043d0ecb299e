from array import array

def attempt(work, *arguments):
    try:
        return repr(work(*arguments))
    except Exception as error:
        return type(error).__name__ + ': ' + str(error)

numbers = array('i', [1, 2, 3, 4])
view = memoryview(numbers)
for name, arguments in [
    ('append', (1,)), ('append', ('x',)), ('pop', ()), ('pop', (100,)), ('extend', ([],)), ('extend', ([1],)),
    ('extend', (array('i'),)), ('__iadd__', (array('i'),)), ('insert', (0, 1)), ('remove', (1,)), ('remove', (77,)),
    ('clear', ()), ('fromlist', ([],)), ('fromlist', ([1],)), ('frombytes', (b'',)), ('frombytes', (b'abcd',)),
    ('__imul__', (1,)), ('__imul__', (2,)), ('__imul__', (0,)),
    ('__setitem__', (slice(0, 2), array('i', [1]))), ('__setitem__', (slice(0, 2), array('i', [1, 5]))),
    ('__delitem__', (0,)), ('__delitem__', (slice(0, 0),)), ('__delitem__', (slice(0, 4, 2),)),
    ('__delitem__', (slice(1, 1, 2),)), ('reverse', ()), ('byteswap', ()), ('byteswap', ()),
    ('__setitem__', (slice(0, 4, 2), array('i'))), ('__setitem__', (slice(0, 4, 2), array('i', [0, 0]))),
]:
    print(name, arguments, '->', attempt(getattr(numbers, name), *arguments))
empty = array('d')
window = memoryview(empty)
print(attempt(empty.append, 1), attempt(empty.clear), attempt(empty.extend, []), window.tolist(), window.shape)
