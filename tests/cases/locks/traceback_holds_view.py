data = bytearray(b'abc')


def fail():
    view = memoryview(data)
    raise ValueError('with a view in the frame')


try:
    fail()
except ValueError as error:
    try:
        data.append(1)
    except BufferError as locked:
        print('locked by the frame of the traceback:', locked)
data.append(2)
print('after the handler', data)
try:
    fail()
except ValueError as error:
    saved = error
try:
    data.append(3)
except BufferError as locked:
    print('saved error still holds it')
del saved
data.append(4)
print(data)
