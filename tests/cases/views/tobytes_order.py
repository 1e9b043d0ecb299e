view = memoryview(bytes(range(6))).cast('B', [2, 3])
print(view.tobytes(), view.tobytes('C'), view.tobytes('F'), view.tobytes('A'), view.tobytes(order=None))
try:
    view.tobytes('X')
except ValueError as error:
    print(error)
print(memoryview(b'abcd')[::-2].tobytes(), bytes(memoryview(b'abcd')[1:3]), memoryview(b'abc').hex(':', 2))
