# list, dict and str work
words = ('the quick brown fox jumps over the lazy dog ' * 40).split()
total = 0
for _ in range(60):
    seen = {}
    for word in words:
        seen[word] = seen.get(word, 0) + 1
    pairs = [(count, word.upper()) for word, count in seen.items()]
    pairs.reverse()
    total += len(','.join(word for _, word in pairs)) + sum(count for count, _ in pairs)
    squares = [n * n for n in range(300)]
    squares[::2] = [0] * 150
    total += sum(squares[10:200]) + len(set(words))
print(total)
