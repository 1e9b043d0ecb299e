import io


class Counting(io.BytesIO):
    writes = 0

    def write(self, data):
        self.writes += 1
        return super().write(data)


c = Counting()
c.write(b'a')
c.write(b'b')
print(c.writes, c.getvalue(), isinstance(c, io.BytesIO))
c.label = 'any attribute'
print(c.label)
