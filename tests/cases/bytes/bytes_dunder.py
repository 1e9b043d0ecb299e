class Reading:
    def __init__(self, value):
        self.value = value

    def __bytes__(self):
        return self.value.to_bytes(2, 'big')

    def __index__(self):
        return self.value


r = Reading(3)
print(bytes(r), [10, 20, 30, 40][r], bytes([r]), b'abcdef'[r], 'x' * r, hex(r), range(r), b'abcdef'[r:])


class Bad:
    def __bytes__(self):
        return 'text'


try:
    bytes(Bad())
except TypeError as error:
    print(error)
