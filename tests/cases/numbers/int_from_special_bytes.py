class Number:
    def __bytes__(self):
        return b'\x01\x02'


class Wrong:
    def __bytes__(self):
        return 'no'


print(int.from_bytes(Number()), int.from_bytes(Number(), 'little'))
for value in (Wrong(), 5, 'text', memoryview(b'abcdef')[::-2]):
    try:
        print(int.from_bytes(value))
    except TypeError as error:
        print(error)
