print(sorted({'b': 1, 'a': 2}), sorted('hello', key=ord, reverse=True), sorted([(1, 'b'), (1, 'a')]), sorted([True, 0, 2.5, -1]))
print(list(reversed([1, 2])), list(reversed(range(3))), ''.join(reversed('abc')), sum([]), sum([1.5, 2]), sum(x * x for x in range(4)))
try:
    sorted([1, None])
except TypeError as error:
    print(error)
try:
    sum(['a'], '')
except TypeError as error:
    print(error)
