view = memoryview(bytearray(range(12))).cast('B', shape=[3, 4])
print(view.shape, view.strides, view.ndim, len(view), view.nbytes, view.tolist())
print(view[1, 2], view[-1, -1], view.tobytes(), view.c_contiguous, view.f_contiguous)
view[0, 0] = 99
print(view.obj[0], view.tobytes('F'), view.tobytes('C') == view.tobytes(None))
for expression in ('view[3, 0]', 'view[0]', 'view[0, 0, 0]', 'view[0:1, 0]', 'view[0:2, 0:2]', "view['a', 0]", 'view[1:]', 'view[0, -5]', 'list(view)', 'view.cast("h")', 'view == memoryview(bytes(view)).cast("B", [3, 4])'):
    try:
        result = eval(expression)
        print(expression, result if not isinstance(result, memoryview) else result.tolist())
    except (IndexError, NotImplementedError, TypeError, ValueError) as error:
        print(expression, '->', type(error).__name__, error)
cube = memoryview(bytes(range(24))).cast('B', (2, 3, 4))
print(cube[1, 2, 3], cube.strides, cube.tolist()[1][0])
scalar = memoryview(b'x').cast('B', ())
print(scalar.shape, scalar.ndim, scalar[()], scalar.tolist(), scalar.nbytes, scalar.tobytes())
try:
    len(scalar)
except TypeError as error:
    print(error)
