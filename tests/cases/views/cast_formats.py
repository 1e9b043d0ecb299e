data = bytearray(range(16))
view = memoryview(data)
for code in 'bBhHiIqQ':
    cast = view.cast(code)
    print(code, cast.format, cast.itemsize, cast.shape, cast.strides, len(cast), cast.nbytes, cast[0], cast[-1])
print(view[:2].cast('c').tolist(), view[:2].cast('?').tolist(), view.cast('i').cast('B').tolist() == list(data))
ints = view.cast('h')
ints[0] = -2
ints[1] = 0x4142
print(data[:4], ints.tolist()[:3])
floats = view.cast('d')
floats[0] = 1.5
print(floats.tolist()[0], bytes(data[:8]), view.cast('f')[1])
