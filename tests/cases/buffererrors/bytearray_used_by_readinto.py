"""A bytearray is resized by a raw stream's readinto while the buffered reader fills it."""
import io

b = bytearray(20000)


class Raw(io.RawIOBase):
    def readable(self):
        return True

    def readinto(self, view):
        b.pop()
        return 0


try:
    io.BufferedReader(Raw()).readinto(b)
finally:
    print(len(b))
