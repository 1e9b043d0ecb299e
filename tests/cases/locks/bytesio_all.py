import io

stream = io.BytesIO(b'Hello')
view = stream.getbuffer()
for statement in ("stream.write(b'a')", "stream.write(b'')", 'stream.truncate(2)', 'stream.truncate(5)', 'stream.truncate(50)', 'stream.close()', "stream.writelines([b'x'])", 'stream.read(2)', 'stream.seek(0)', 'stream.getvalue()', 'stream.readline()', "stream.__setstate__((b'x', 0, None))"):
    try:
        print(statement, eval(statement))
    except BufferError as error:
        print(statement, '->', error)
view.release()
stream.close()
try:
    stream.getbuffer()
except ValueError as error:
    print(error)
