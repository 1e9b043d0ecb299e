# IncrementalNewlineDecoder, by itself and around another decoder.
import codecs
import io

for translate in (True, False):
    d = io.IncrementalNewlineDecoder(None, translate)
    print([d.decode(piece) for piece in ('a\r', '\nb\r', 'c\n', '\r')], d.decode('', final=True), d.newlines, d.getstate())
    d.reset()
    print(d.newlines, d.getstate())
d = io.IncrementalNewlineDecoder(codecs.getincrementaldecoder('utf-8')(), True)
print(repr(d.decode(b'\xc3')), d.getstate(), repr(d.decode(b'\xa9\r')), d.getstate())
d.setstate((b'', 0))
print(repr(d.decode(b'\n')), d.newlines)
for bad in (lambda: io.IncrementalNewlineDecoder(None, True).decode(b'x'), lambda: d.setstate(5), lambda: io.IncrementalNewlineDecoder()):
    try:
        bad()
    except TypeError as error:
        print(error)
