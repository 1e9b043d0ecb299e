import io

s = io.BytesIO(b'Hello')
s.write(b' world!')
print(s.getvalue(), s.tell())
print(io.BytesIO(b'Hello').read(), io.BytesIO(initial_bytes=b'k').getvalue(), io.BytesIO(bytearray(b'copy')).getvalue())
view = s.getbuffer()
print(len(view), view.readonly, view.format, view.tobytes(), s.getvalue() == bytes(view))
