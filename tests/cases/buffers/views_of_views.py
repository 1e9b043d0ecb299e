data = bytearray(range(12))
whole = memoryview(data)
part = whole[2:10]
inner = part[::2]
words = part.cast('H')
print(inner.obj is data, words.obj is data, words.tolist(), inner.tolist())

def locked():
    try:
        data.append(0)
        data.pop()
        return False
    except BufferError as error:
        return str(error)

print(locked())
whole.release()
print(part.tolist(), locked())
part.release()
inner.release()
print(locked(), words[0])
words.release()
print(locked())

exported = memoryview(data)
consumer = memoryview(exported)
print(consumer.obj is data)
exported.release()
print(consumer[3])
with memoryview(data) as view:
    pass
try:
    view[0]
except ValueError as error:
    print(error)
print(locked())
del consumer
print(locked())
