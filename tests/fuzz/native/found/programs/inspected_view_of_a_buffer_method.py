data = bytearray(b'abcdef')


class Holder:
    def __init__(self, buffer):
        self.view = memoryview(buffer)

    def __buffer__(self, flags):
        return memoryview(self.view)


holder = Holder(data)
outer = memoryview(holder)
print(outer.tobytes())
