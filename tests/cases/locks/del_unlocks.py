data = bytearray(b'abc')
view = memoryview(data)
other = view
del view
try:
    data.append(1)
except BufferError as error:
    print('other still holds it:', error)
del other
data.append(1)
print(data)
memoryview(data)
data.append(2)
print('a temporary view is gone at once', data)
