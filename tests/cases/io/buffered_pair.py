# BufferedRWPair reads from one stream and writes to another.
import io

source, sink = io.BytesIO(b'hello\nworld'), io.BytesIO()
pair = io.BufferedRWPair(source, sink, 16)
print(pair.readline(), pair.peek(3), pair.read(2), pair.write(b'out'), sink.getvalue())
pair.flush()
print(sink.getvalue(), pair.readable(), pair.writable(), pair.isatty(), pair.closed)
for function in (lambda: pair.seek(0), lambda: pair.tell(), lambda: pair.detach(), lambda: pair.read(1, 2)):
    try:
        function()
    except Exception as error:
        print(type(error).__name__, error)
pair.close()
print(pair.closed, source.closed, sink.closed)
