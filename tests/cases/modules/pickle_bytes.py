# What pickle writes, byte for byte, and reads back.
import pickle


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __eq__(self, other):
        return (self.x, self.y) == (other.x, other.y)


class Slots:
    __slots__ = ('a',)


class Items(list):
    pass


values = [None, True, 0, 255, 256, -1, 65536, 2**31, -(2**31), 2**100, -(2**100), -128, 10**700, 1.5, 'a', 'x' * 300]
values += [b'ab' * 200, (), (1,), (1, 2, 3), (1, 2, 3, 4), [], [1], [1, 2], {}, {'a': 1}, {1: 2, 3: 4}]
values += [len, int, Point, Point(1, 2), Items([1, 2]), ..., NotImplemented, type(None), range(3), 1j, bytearray(b'q')]
for value in values:
    for protocol in 2, 3, 4, 5:
        if protocol == 2 and isinstance(value, (bytes, bytearray)):
            continue
        data = pickle.dumps(value, protocol)
        print(protocol, data if len(data) < 100 else (len(data), data[:40], data[-20:]), pickle.loads(data) == value)
slots = Slots()
slots.a = 5
print(pickle.loads(pickle.dumps(slots)).a)
again = []
again.append(again)
print(pickle.dumps(again), pickle.loads(pickle.dumps(again)))
for wrong in (lambda: 1, values):
    try:
        pickle.dumps((i for i in wrong) if wrong is values else wrong)
    except Exception as e:
        print(type(e).__name__, str(e).split('<function')[0])
for data in (b'', b'\x80', b'x.', b'.', b'(', b'\x80\x09.', b'K', b'h\x00.', b'cno\nthing\n.'):
    try:
        print(pickle.loads(data))
    except Exception as e:
        print(data, type(e).__name__, e)
