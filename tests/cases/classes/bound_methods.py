class Bell:
    def ring(self, times=1):
        return 'ding ' * times


b = Bell()
ring = b.ring
print(ring(2).strip(), ring.__name__, ring.__self__ is b, ring.__func__ is Bell.ring)
print(Bell.ring(b, 3))
print(b.ring == b.ring, b.ring is b.ring)
try:
    Bell.ring()
except TypeError as error:
    print(error)
try:
    b.ring(1, 2)
except TypeError as error:
    print(error)
