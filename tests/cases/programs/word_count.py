text = '''the quick brown fox
jumps over the lazy dog
the end'''
counts = {}
for line in text.splitlines():
    for word in line.split():
        counts[word] = counts.get(word, 0) + 1
for word, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:4]:
    print(f'{word:<6}{"#" * count} {count}')
print(max(counts, key=counts.get), len(counts), sum(counts.values()))
