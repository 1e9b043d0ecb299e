for index, letter in enumerate('abc', start=1):
    print(index, letter, end='; ')
print()
print(list(zip('ab', [1, 2, 3], (True, False))))
print(dict(zip(['x', 'y'], [1, 2])), list(zip()))
try:
    list(zip('ab', 'abc', strict=True))
except ValueError as error:
    print(error)
try:
    list(zip('abc', 'ab', 'abc', strict=True))
except ValueError as error:
    print(error)
print(list(reversed([1, 2, 3])), list(map(lambda a, b: a + b, [1, 2], [10, 20])), list(filter(None, [0, 1, '', 'x'])))
