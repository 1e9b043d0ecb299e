# items through typed views, read and written
from array import array

numbers = array('i', range(2000))
data = bytearray(4000)
small = memoryview(data).cast('h')
numbers_view = memoryview(numbers)
table = memoryview(data).cast('h', (40, 50))
total = 0
for turn in range(10):
    for i in range(2000):
        small[i] = numbers_view[i] & 0x7fff
        total += small[-1 - i]
    for i in range(40):
        for j in range(50):
            total += table[i, j]
print(total)
