# bytearray.extend() puts the bytes where the array ended before the other was asked for them.
class Lender:
    def __init__(self, lent, act):
        self.lent = lent
        self.act = act

    def __buffer__(self, flags):
        self.act()
        return memoryview(self.lent)


for value in b'text', b'':
    for lent in b'abc', b'':
        target = bytearray(value)
        target.extend(Lender(lent, lambda: target.append(46)))
        print(target)
        target.extend(Lender(lent, lambda: target.extend(b'0123456789' * 30)))
        print(target)
        target += Lender(lent, lambda: target.append(46))
        target[2:] = Lender(lent, lambda: target.append(46))
        print(target)


def numbers():
    target.append(46)
    yield 1


target = bytearray(b'text')
target.extend(numbers())
print(target)
