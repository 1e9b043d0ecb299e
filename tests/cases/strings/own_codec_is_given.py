# What a codec of the program's own is given: a view of the bytes, which no object names.
import codecs


class Giver:
    def __init__(self, v): self.v = v
    def __buffer__(self, flags):
        print('lend', flags)
        return memoryview(self.v)
    def __release_buffer__(self, view):
        print('back')
def decode(data, errors='strict'):
    print('decode', type(data).__name__, errors)
    if isinstance(data, memoryview): print(data.obj, data.readonly, data.format, data.shape)
    r = bytes(data)
    return r.decode('latin-1'), len(r)
def encode(text, errors='strict'):
    print('encode', type(text).__name__)
    return text.encode('latin-1'), len(text)
def search(name):
    if name == 'mine': return codecs.CodecInfo(encode, decode, name='mine')
codecs.register(search)
print(b'abc'.decode('mine'))
print(bytearray(b'abc').decode('mine'))
print(str(b'abc', 'mine'))
print(str(bytearray(b'abc'), 'mine'))
print(str(memoryview(b'abc'), 'mine', 'replace'))
print(str(Giver(b'abc'), 'mine'))
print(str(memoryview(bytearray(b'abc'))[1:], 'mine', 'replace'))
try: print(str(memoryview(bytearray(b'abc'))[::2], 'mine', 'replace'))
except Exception as e: print(type(e).__name__, e)
print(codecs.decode(b'abc', 'mine'))
print(codecs.decode(bytearray(b'abc'), 'mine'))
print(codecs.decode(Giver(b'abc'), 'mine'))
print(bytes('abc', 'mine'), bytearray('abc', 'mine'), 'abc'.encode('mine'))
class B(bytes): pass
print(str(B(b'abc'), 'mine'), B(b'abc').decode('mine'))
try: print(str(b'', 'mine'), str(bytearray(), 'mine'), b''.decode('mine'))
except Exception as e: print(e)
kept = []
def decode_keep(data, errors='strict'):
    kept.append(data)
    return 'x', 1
codecs.register(lambda name: codecs.CodecInfo(encode, decode_keep, name=name) if name == 'keeping' else None)
ba = bytearray(b'abc')
print(str(ba, 'keeping'))
try: ba.append(1); print(ba)
except BufferError as e: print(e)
try:
    print(kept[0].tobytes())
except Exception as e: print(type(e), e)
del kept[:]


def decode_and_grow(data, errors='strict'):
    try:
        array.append(1)
    except BufferError as error:
        print(error)
    return 'x', 1


codecs.register(lambda name: codecs.CodecInfo(encode, decode_and_grow, name=name) if name == 'growing' else None)
array = bytearray(b'abc')
print(str(array, 'growing'), array.decode('growing'), array)
