# Layouts pushed and popped while buffers are out, with and without ND_VAREXPORT.
from _testbuffer import *


def show(action):
    try:
        print(action())
    except BaseException as error:
        print(type(error).__name__, error)


nd = ndarray([1, 2, 3], shape=[3])
show(lambda: nd.pop())
show(lambda: nd.push([4, 5], [2]))
show(lambda: (nd.tolist(), nd.flags))
m = memoryview(nd)
show(lambda: nd.push([6], [1]))
show(lambda: nd.pop())
n = memoryview(nd)
show(lambda: nd.pop())
m.release()
n.release()
show(lambda: nd.pop())
show(lambda: nd.tolist())
show(lambda: nd.push([1], [1], flags=ND_VAREXPORT))
show(lambda: nd.push([1]))
show(lambda: nd.push())
show(lambda: nd.push([1], [1], [1], 0, 'B', 0, 7))
show(lambda: nd.push([1], [1], getbuf=1))
show(lambda: nd.push([1], [1], items=[2]))
show(lambda: nd.push(items=[1, 2], shape=[2], format='h', flags=ND_WRITABLE, strides=[2], offset=0))
show(lambda: (nd.tolist(), nd.format, nd.readonly))

var = ndarray([1, 2, 3], shape=[3], flags=ND_VAREXPORT)
views = []
for i in range(4):
    views.append(memoryview(var))
    show(lambda: var.push([i] * (i + 1), [i + 1], format='h'))
views.append(memoryview(var))
print([view.tolist() for view in views], var.tolist())
show(lambda: var.pop())
views.pop().release()
show(lambda: var.pop())
print([view.tolist() for view in views], var.tolist())
del views[1]
show(lambda: var.pop())
del views[:]
show(lambda: var.pop())
show(lambda: var.tolist())

consumer = ndarray(bytearray(b'abc'))
show(lambda: consumer.push([1], [1]))
show(lambda: consumer.pop())
show(lambda: consumer.add_suboffsets())
show(lambda: (consumer.suboffsets, consumer.c_contiguous, consumer.tobytes()))
show(lambda: consumer.add_suboffsets())
show(lambda: ndarray(b'abc', getbuf=PyBUF_ND).add_suboffsets())
show(lambda: ndarray([1, 2], shape=[2], flags=ND_PIL).add_suboffsets())
a = bytearray(b'abc')
lock = ndarray(a)
show(lambda: a.append(1))
part = lock[1:]
del lock
show(lambda: a.append(1))
del part
show(lambda: a.append(1))
print(a)
