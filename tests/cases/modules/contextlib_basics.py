import contextlib
import io


@contextlib.contextmanager
def tag(name):
    print(f'<{name}>')
    try:
        yield name.upper()
    finally:
        print(f'</{name}>')


with tag('b') as name:
    print(name)
with contextlib.suppress(ZeroDivisionError):
    1 / 0
out = io.StringIO()
with contextlib.redirect_stdout(out):
    print('hidden')
print(repr(out.getvalue()))
try:
    with tag('i'):
        raise KeyError('k')
except KeyError as error:
    print(repr(error))
