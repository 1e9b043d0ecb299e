# comparisons of views with strides, formats and dimensions
from array import array

data = bytes(range(256)) * 256
view = memoryview(data)
numbers = array('H', range(20_000))
wide = array('i', numbers)
table = view.cast('B', (256, 256))
same = 0
for i in range(20):
    same += (view[::2] == view[::2]) + (memoryview(numbers) == memoryview(wide)) + (table == table)
    same += view.cast('h')[::-1] == view.cast('h')[::-1]
print(same)
