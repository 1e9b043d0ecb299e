data = bytearray(b'abc')
view = memoryview(data)
print(bytes(view), bytearray(view), b'x' + view, data + view, b''.join([view, view]), b'abcd'.startswith(view), b'xxabc'.find(view), int.from_bytes(view, 'big'), str(view, 'ascii'), b'abc'.replace(view, b'Q'), view.tobytes().decode())
print(b'abc' == view, view == data, bytes(view[::-1]), bytearray(b'q').join([view, b'z']), b'%s' % view)
try:
    view + b'x'
except TypeError as error:
    print(error)
try:
    view.append(3)
except AttributeError as error:
    print(error)
