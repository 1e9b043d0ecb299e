# While a stream reads into a bytearray, nobody may resize it.
import io

class Raw(io.RawIOBase):
    def __init__(self, target):
        self.target = target
    def readable(self):
        return True
    def readinto(self, buffer):
        try:
            self.target.append(1)
        except BufferError as error:
            print(error)
        buffer[:] = b'z' * len(buffer)
        return len(buffer)

target = bytearray(6)
f = io.BufferedReader(Raw(target), 4)
print(f.readinto(target), target)
target.append(0)
print(len(target))
target = bytearray(6)
with open('f', 'wb') as f:
    f.write(b'123')
with open('f', 'rb') as f:
    view = memoryview(target)[2:5]
    print(f.readinto(view), target)
    try:
        f.readinto(b'readonly')
    except TypeError as error:
        print(error)
