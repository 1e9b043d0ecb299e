numbers = [1, 2, 3]
assert (
    sum(numbers) == 6 and
    len(numbers) == 4
), 'sums differ'
