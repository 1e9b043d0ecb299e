import io

stream = io.BytesIO(b'data')
view = stream.getbuffer()
stream.write(b'a much longer text')
