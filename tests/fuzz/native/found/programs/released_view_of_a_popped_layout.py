from _testbuffer import *

array = ndarray([1, 2, 3], shape=[3], flags=ND_VAREXPORT)
array.push([4, 5], [2], format='h')
view = memoryview(array)
view.release()
array.pop()
