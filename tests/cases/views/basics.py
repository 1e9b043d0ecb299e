data = bytearray(b'memory')
view = memoryview(data)
print(view[0], view[-1], view[1:3].tobytes(), len(view), view.nbytes, view.itemsize, view.format, view.ndim, view.shape, view.strides, view.readonly, view.obj is data)
view[0] = 77
view[1:3] = b'EM'
print(data, bytes(view), view.tolist(), view.hex(), view.hex('-'), view.c_contiguous, view.f_contiguous, view.contiguous, view.suboffsets)
