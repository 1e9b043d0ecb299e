# Floats are added with compensation as long as they stay floats; ints among them are added plainly.
class Int(int):
    pass


class Float(float):
    pass


print(sum([0.1] * 10), sum([0.1] * 10 + [True]), sum([0.1] * 10 + [Int(1)]), sum([0.1] * 10 + [Float(0.1)] + [0.1] * 10))
print(sum([1e16, 1, 1, 1, -1e16]), sum([1e16, 1.0, 1.0, 1.0, -1e16]), sum([1e16, True, Int(1), -1e16]))
print(sum([0.1j] * 10), sum([0.1] * 10 + [0.1j] * 10), sum([0.1j] * 10 + [1] + [0.1] * 7))
print(sum([1e16 + 0j, 1, 1, -1e16]), sum([1e16 + 0j, 1.0, 1.0, -1e16]), sum([1, 1j, 1e16, 1, -1e16]))
print(sum([1e308, 1e308, -1e308]), sum([float('inf'), 1j]), sum([-0.0, -0.0]), sum([-0.0], -0.0))
print(sum([2**62, 2**62, 0.5, 2**70]), sum([1.5], Int(1)), type(sum([Int(2)])).__name__)
for values in ([1j, 10**400], [0.5, 10**400], [1, 0.5, 'a'], [1j, 'a']):
    try:
        print(sum(values))
    except (OverflowError, TypeError) as error:
        print(type(error).__name__, error)
