data = bytearray(b'abc')
views = [memoryview(data)[n:n + 1] for n in range(3)]
table = {'first': views[0]}
views.pop(0)
views.clear()
try:
    data.append(1)
except BufferError as error:
    print('the dict holds one:', error)
table['first'] = None
data.append(1)
print(data)
pair = (memoryview(data), 'x')
pair = None
data.append(2)
print(data)
