# A raw stream that comes back into the buffer that called it.
import io

class Raw(io.RawIOBase):
    def readable(self):
        return True
    def writable(self):
        return True
    def readinto(self, buffer):
        try:
            stream.read(1)
        except RuntimeError as error:
            print(str(error)[:21])
        return 0
    def write(self, data):
        try:
            stream.write(b'y')
        except RuntimeError as error:
            print(str(error)[:21])
        return len(data)

stream = io.BufferedReader(Raw())
print(stream.read(5))
stream = io.BufferedWriter(Raw(), 4)
print(stream.write(b'abcdefgh'))
stream.flush()
