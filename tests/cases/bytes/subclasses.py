class Packet(bytes):
    def checksum(self):
        return sum(self) % 256


class Log(bytearray):
    def note(self, text):
        self += text.encode() + b';'


p = Packet(b'\x01\x02\xff')
print(p, p.checksum(), p == b'\x01\x02\xff', type(p[1:]).__name__, isinstance(p, bytes), p.hex())
log = Log()
log.note('a')
log.note('b')
print(log, len(log), type(log).__name__)
