data = bytearray(b'abc')


class Reader:
    def __init__(self, buffer):
        self.view = memoryview(buffer)

    def close(self):
        self.view.release()


reader = Reader(data)
try:
    data.append(1)
except BufferError as error:
    print(error)
reader.close()
data.append(1)
reader = Reader(data)
del reader.view
data.append(2)
print(data)
