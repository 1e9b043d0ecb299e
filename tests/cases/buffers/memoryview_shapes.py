def attempt(work):
    try:
        result = work()
        print(result if not isinstance(result, memoryview) else (result.shape, result.strides, result.tolist()))
    except Exception as error:
        print(type(error).__name__, error)

flat = memoryview(bytearray(range(24)))
cube = flat.cast('B', [2, 3, 4])
square = flat[:16].cast('B', (4, 4))
point = flat[5:6].cast('B', [])
for work in [
    lambda: cube, lambda: cube[1, 2, 3], lambda: cube[-1, -1, -1], lambda: cube[1], lambda: cube[1, 2], lambda: cube[1, 2, 3, 4],
    lambda: cube[2, 0, 0], lambda: cube[0, 3, 0], lambda: cube[0, 0, 4], lambda: cube[1:], lambda: cube[::-1], lambda: cube[0:1, 0:1],
    lambda: cube.tobytes('F'), lambda: cube.tobytes('A'), lambda: cube[::-1].tobytes(), lambda: len(cube), lambda: cube.nbytes,
    lambda: cube.cast('B'), lambda: cube.cast('H', [12]), lambda: cube.cast('B', [4, 6]), lambda: cube[::2].cast('B'),
    lambda: square[::-1].contiguous, lambda: square.f_contiguous, lambda: square[:1].f_contiguous, lambda: square[:, 0],
    lambda: square.__setitem__((1, 1), 99), lambda: square[1, 1], lambda: square.__setitem__(1, 5), lambda: square.__setitem__((1,), 5),
    lambda: square.__setitem__(slice(1), square), lambda: point, lambda: point[()], lambda: point[...] is point, lambda: point[0],
    lambda: point.__setitem__((), 77), lambda: flat[5], lambda: len(point), lambda: iter(point), lambda: point.tobytes(), lambda: point.nbytes,
    lambda: point == 77, lambda: point == flat[5:6], lambda: point == flat[5:6].cast('B', []), lambda: bytes(cube[::-1])[:5],
    lambda: flat.cast('B', [3, 8]).tolist(), lambda: flat.cast('I', [2, 3]).shape, lambda: flat.cast('B', [5]), lambda: flat.cast('B', [0, 24]),
    lambda: flat.cast('B', [1] * 65), lambda: flat.cast('B', [2**16, 2**16]), lambda: flat.cast('B', ['a']), lambda: flat.cast('B', None),
    lambda: memoryview(b'').cast('i').shape, lambda: memoryview(b'').cast('B', [0]), lambda: flat[5:5:2].contiguous,
]:
    attempt(work)
