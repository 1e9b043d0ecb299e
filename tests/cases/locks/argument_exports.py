# The argument's __index__ takes a view, or puts something in, after the method has looked.
import codecs
import io


class At:
    def __init__(self, number, act):
        self.number, self.act = number, act

    def __index__(self):
        self.act()
        return self.number


def attempt(what):
    try:
        return what()
    except BaseException as error:
        return f'{type(error).__name__}: {error}'


kept = []
for contents in (b'abcd', b'a longer text of some thirty bytes'):
    for size in range(len(contents), len(contents) // 2 - 1, -1):
        stream = io.BytesIO()
        stream.write(contents)
        print(size, attempt(lambda: stream.truncate(At(size, lambda: kept.append(stream.getbuffer())))), end=' ')
        view = kept.pop()
        print(stream.getvalue(), len(view), bytes(view) if size == len(contents) else bytes(view[:size]))
        print(attempt(lambda: stream.write(b'x')), attempt(lambda: stream.truncate(1)))
        view.release()
        print(stream.write(b'end'), stream.getvalue())

for number in (0, 1, 7, -1):
    array = bytearray(b'first')
    print(number, attempt(lambda: array.__init__(At(number, lambda: array.__init__(b'new')))), array)
    print(number, attempt(lambda: array.__init__(At(number, lambda: kept.append(memoryview(array))))), array, len(kept))
    kept.clear()

array = bytearray(b'first')


def odd_encode(text, errors='strict'):
    array.extend(b'put in ')
    return text.encode(), len(text)


codecs.register(lambda name: codecs.CodecInfo(odd_encode, None, name='odd') if name == 'odd' else None)
print(array.__init__('of the codec', 'odd'), array)
