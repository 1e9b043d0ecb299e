words = ['a', 'bb', None]
print(sorted(words[:2], key=lambda word: len(word)))
sorted(words, key=lambda word: len(word))
