import io


class Parser:
    """Reads length-prefixed records without copying."""

    def __init__(self, data):
        self.stream = io.BytesIO(data)

    def records(self):
        view = self.stream.getbuffer()
        position = 0
        try:
            while position < len(view):
                size = view[position]
                record = view[position + 1:position + 1 + size]
                if len(record) != size:
                    raise ValueError(f'record at {position} is cut off: {len(record)} of {size} bytes')
                yield record
                position += 1 + size
        finally:
            print('releasing')
            view.release()


parser = Parser(b'\x03abc\x02de\x05xy')
found = []
try:
    for record in parser.records():
        found.append(bytes(record))
        record.release()
except ValueError as error:
    print(error)
print(found)
record = None
parser.stream.write(b'!')
print(parser.stream.getvalue())
