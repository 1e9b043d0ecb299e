"""Rows and columns

Memory is one long row. With a shape a view makes a table of it: `cast`
with `(2, 3)` means two rows of three. Nothing moves. The strides `(3, 1)`
say: the next row begins three bytes further on, the next column one.

An element has two positions, written `grid[row, column]`. A whole row as
a view of its own is not implemented, in CPython neither.

The picture draws the view as a table, with the sum that leads from row
and column to the byte.
"""

data = bytearray(b'abcdef')
grid = memoryview(data).cast('B', (2, 3))

print(grid.ndim, grid.shape, grid.strides)
print(grid.tolist())

grid[1, 0] = ord('D')
print(data)

print(len(grid), grid.nbytes)   # rows, bytes

try:
    grid[0]
except NotImplementedError as error:
    print('NotImplementedError:', error)
