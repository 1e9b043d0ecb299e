def source():
    for n in range(3):
        print('making', n)
        yield n


g = (n * 10 for n in source())
print('nothing made yet')
print(next(g))
print(list(g))
