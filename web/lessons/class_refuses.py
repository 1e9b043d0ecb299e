"""A class that refuses

Who asks for a buffer says what for: to write, with a format, with
strides. `__buffer__` gets that as `flags` and may raise a `BufferError`
when it cannot serve the request.

If it hands on a view instead, that view checks the request once more:
this `Book` lends `bytes`, which nobody can write.
"""

from inspect import BufferFlags


class Diary:
    def __buffer__(self, flags):
        if flags & BufferFlags.WRITABLE:
            raise BufferError('a diary is read, not corrected')
        return memoryview(b'Dear diary')


class Book:
    def __buffer__(self, flags):
        return memoryview(b'Chapter one')


for lender in Diary(), Book(), b'plain bytes':
    print(bytes(memoryview(lender))[:5])
    try:
        lender.__buffer__(BufferFlags.WRITABLE)
    except BufferError as error:
        print('BufferError:', error)
    else:
        print('lent, whatever was asked for')

memoryview._from_flags(Book(), BufferFlags.WRITABLE)
