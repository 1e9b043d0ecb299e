import itertools

print(list(itertools.chain([1], 'ab')), list(itertools.islice(itertools.count(5, 2), 3)), list(itertools.accumulate([1, 2, 3])), list(itertools.product('ab', [1, 2])))
print(list(itertools.permutations([1, 2, 3], 2)), list(itertools.combinations('abc', 2)), list(itertools.repeat('x', 2)), list(itertools.takewhile(lambda n: n < 3, [1, 2, 3, 1])))
print([(k, list(g)) for k, g in itertools.groupby('aabbb')], list(itertools.zip_longest('a', 'bc', fillvalue='-')), list(itertools.pairwise([1, 2, 3])), list(itertools.batched('abcde', 2)))
