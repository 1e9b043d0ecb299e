print(abs(-3), abs(-2.5), pow(2, 10), pow(2, 0.5), pow(-8, 3), divmod(17, 5), divmod(-17, 5))
print(max(3, 1, 2), max([4, 9, 2]), max('apple', 'fig', key=len), max([], default='none'), min([3, 1], key=lambda n: -n))
print(sum(range(10)), sum([[1], [2]], []), sum((1, 2), start=10))
print(all([1, 'x']), all([]), any([0, '']), any([0, 5]), callable(len))
