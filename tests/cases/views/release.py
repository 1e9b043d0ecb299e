data = bytearray(b'abc')
view = memoryview(data)
view.release()
data.append(100)
print(data)
for expression in ('view[0]', 'len(view)', 'view.tobytes()', 'view.format', 'view.obj', 'view.nbytes', 'view.readonly', 'view[0:1]', 'list(view)', 'bytes(view)', 'view.cast("b")', 'view.hex()', 'hash(view)', 'memoryview(view)', 'view.release()', 'view.__enter__()', '3 in view'):
    try:
        print(expression, eval(expression))
    except (ValueError, TypeError) as error:
        print(expression, '->', type(error).__name__, error)
print(str(view).startswith('<released memory at'), str(memoryview(b'')).startswith('<memory at'))
