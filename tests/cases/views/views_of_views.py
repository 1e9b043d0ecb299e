data = bytearray(b'abcdef')
whole = memoryview(data)
part = whole[2:5]
again = memoryview(part)
print(again.tobytes(), again.obj is data, part.obj is data)
whole.release()
print(part.tobytes())
try:
    data.append(1)
except BufferError as error:
    print(error)
part.release()
try:
    data.append(1)
except BufferError as error:
    print(error)
again.release()
data.append(33)
print(data)
