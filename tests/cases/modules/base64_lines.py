# The old interface: whole files and lines of 76 characters.
import base64
import io
from array import array

data = bytes(range(130))
print(base64.encodebytes(data), base64.decodebytes(base64.encodebytes(data)) == data, base64.encodebytes(b''))


class Slow(io.BytesIO):
    def read(self, size):
        return super().read(min(size, 20))


out = io.BytesIO()
base64.encode(Slow(data), out)
print(out.getvalue() == base64.encodebytes(data))
out.seek(0)
back = io.BytesIO()
base64.decode(out, back)
print(back.getvalue() == data)
for function in (base64.encodebytes, base64.decodebytes):
    for value in (bytearray(b'YWJj'), memoryview(b'YWJj'), array('b', b'YWJj'), memoryview(b'Y.W.J.j.')[::2], memoryview(b'YWJj').cast('c'), array('H', b'YWJj'),
                  memoryview(b'YWJj').cast('B', (2, 2)), 'YWJj', None):
        try:
            print(function(value))
        except Exception as error:
            print(type(error).__name__, error, repr(error.__cause__))
print(base64.__all__, base64.MAXBINSIZE, base64.MAXLINESIZE)
