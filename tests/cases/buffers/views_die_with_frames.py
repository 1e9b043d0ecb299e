data = bytearray(b'abc')

def locked():
    try:
        data.append(0)
        data.pop()
        return False
    except BufferError:
        return True

def use():
    view = memoryview(data)
    return view[0]

use()
print(locked())

def fail():
    view = memoryview(data)
    raise ValueError('with a view')

try:
    fail()
except ValueError as error:
    print('in except', locked())
    kept = error
print('kept', locked())
kept = None
print('gone', locked())

def numbers():
    view = memoryview(data)
    for byte in view:
        yield byte

generator = numbers()
print(next(generator), locked())
generator.close()
print(locked())
it = iter(memoryview(data))
print(next(it), locked())
print(list(it), locked())
pair = [memoryview(data)]
pair.append(pair)
print(locked())
