data = bytearray(b'abcdefgh')


class Trick:
    def __index__(self):
        data.clear()
        return 5


try:
    data[Trick()]
except IndexError as error:
    print(error)
data[:] = b'abcdefgh'
try:
    data[5] = Trick()
except IndexError as error:
    print(error)
data[:] = b'abcdefgh'
try:
    data[Trick()] = 1
except IndexError as error:
    print(error)
print(data)
