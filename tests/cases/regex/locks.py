# A bytearray cannot change its length while it is searched; afterwards it can.
import re

data = bytearray(b'abcabc')


def grow(match):
    try:
        data.append(1)
    except BufferError as error:
        print(error)
    return b'-'


print(re.sub(b'b', grow, data))
found = re.finditer(b'a', data)
print(next(found).span())
try:
    data.clear()
except BufferError as error:
    print(error)
del found
data.clear()
print(data, re.findall(b'b.', memoryview(b'abcb')[::1]), re.findall(rb'\d', b''))
try:
    re.search(b'a', memoryview(b'abcb')[::2])
except TypeError as error:
    print(error)
