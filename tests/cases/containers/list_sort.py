words = ['pear', 'Fig', 'apple', 'kiwi']
print(sorted(words), sorted(words, key=len), sorted(words, key=str.lower, reverse=True))
words.sort(key=lambda w: (-len(w), w))
print(words, words.sort())
pairs = [(2, 'b'), (1, 'z'), (2, 'a'), (1, 'a')]
print(sorted(pairs), sorted(pairs, key=lambda p: p[0]), sorted(pairs, key=lambda p: p[0], reverse=True))
try:
    [3, 'a', 1].sort()
except TypeError as error:
    print(error)
try:
    sorted([1], None)
except TypeError as error:
    print(error)
data = [3, 1, 2]


def spy(x):
    print(data)
    return x


data.sort(key=spy)
print(data)
