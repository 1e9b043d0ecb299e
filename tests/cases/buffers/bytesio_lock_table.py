import io

def attempt(work, *arguments):
    try:
        return repr(work(*arguments))
    except Exception as error:
        return type(error).__name__ + ': ' + str(error)

stream = io.BytesIO(b'hello')
view = stream.getbuffer()
for name, arguments in [
    ('write', (b'',)), ('write', (b'a',)), ('truncate', (5,)), ('truncate', ()), ('truncate', ('a',)), ('close', ()),
    ('getvalue', ()), ('read', ()), ('seek', (0,)), ('writelines', ([],)), ('writelines', ([b''],)),
    ('__setstate__', ((b'', 0, None),)), ('__exit__', (None, None, None)), ('readinto', (view,)), ('tell', ()),
    ('__init__', (b'other',)), ('getvalue', ()), ('readable', ()), ('flush', ()),
]:
    print(name, '->', attempt(getattr(stream, name), *arguments))
print(view.tobytes(), stream.closed)
view.release()
for name, arguments in [
    ('truncate', (100,)), ('getvalue', ()), ('close', ()), ('read', ()), ('getbuffer', ()), ('__enter__', ()),
    ('__init__', (b'xx',)), ('read', ()),
]:
    print(name, '->', attempt(getattr(stream, name), *arguments))
