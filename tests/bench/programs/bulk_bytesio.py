# BytesIO writes and reads
import io

stream = io.BytesIO()
for turn in range(10):
    for i in range(5_000):
        stream.write(b'0123456789abcdef')
    stream.seek(0)
    total = 0
    while chunk := stream.read(100):
        total += len(chunk)
print(total, len(stream.getvalue()))
