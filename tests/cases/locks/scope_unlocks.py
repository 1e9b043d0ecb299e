data = bytearray(b'abc')


def look():
    view = memoryview(data)
    return view[0]


print(look())
data.append(1)


def keep():
    view = memoryview(data)
    return view


kept = keep()
try:
    data.append(2)
except BufferError as error:
    print(error)
kept = None
data.append(2)
print(data)
