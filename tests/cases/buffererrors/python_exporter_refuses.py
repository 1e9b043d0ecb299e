"""A Python class's `__buffer__` hands a request on to a view that cannot serve it."""
from inspect import BufferFlags


class Lender:
    def __init__(self, data):
        self.data = data

    def __buffer__(self, flags):
        return memoryview(self.data)


lender = Lender(b'abc')
print(bytes(lender))
try:
    memoryview(lender).__buffer__(BufferFlags.WRITABLE)
except BufferError as error:
    print(error)
memoryview._from_flags(lender, BufferFlags.WRITABLE)
