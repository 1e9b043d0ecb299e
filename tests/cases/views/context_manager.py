data = bytearray(b'abc')
with memoryview(data) as view:
    print(view[0], view.tolist())
    try:
        data.append(1)
    except BufferError as error:
        print(error)
data.append(1)
print(data)
try:
    view[0]
except ValueError as error:
    print(error)
try:
    with memoryview(data) as view:
        raise KeyError('inside')
except KeyError:
    data.append(2)
    print('released while unwinding', data)
