"""Equal means equal numbers

Views are compared element by element: the numbers they show must be the
same, not the bytes behind them. Four bytes that make the number 1 equal
one byte that is 1.

That makes it possible to compare with any buffer, also with `bytes`, and
nothing is copied for it. Shapes must agree: a row of six is never equal
to two rows of three.
"""

import array

small = b'\x01\x02\x03'
large = array.array('I', [1, 2, 3])

of_small = memoryview(small)
of_large = memoryview(large)
print(of_small.nbytes, of_large.nbytes)
print('equal:', of_small == of_large)

zeros = bytes(6)
row = memoryview(zeros)
grid = row.cast('B', (2, 3))
print('row and grid:', row == grid)
print('row and bytes:', row == zeros)
