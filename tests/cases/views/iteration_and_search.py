view = memoryview(bytearray(b'banana'))
print(list(view), 97 in view, 120 in view, view.index(110), view.count(97), sorted(view), max(view), list(reversed(view)), sum(view), bytes(view[::2]))
print([chr(c) for c in view], b'-'.join([view, b'x']), list(zip(view, range(3))), list(enumerate(view))[:2])
first, *rest = view[:3]
print(first, rest)
try:
    view.index(1)
except ValueError as error:
    print(error)
ints = memoryview(b'\x01\x00\x02\x00').cast('H')
print(list(ints), 2 in ints, ints.index(2), b'\x01' in ints)
