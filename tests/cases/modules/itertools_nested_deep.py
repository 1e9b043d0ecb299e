import itertools
deep = iter([0, 1, 2])
for i in range(200):
    deep = itertools.chain(filter(lambda x: True, deep))
print(list(deep))


def primes():
    numbers = itertools.count(2)
    while True:
        prime = next(numbers)
        yield prime
        numbers = filter(prime.__rmod__, numbers)


print(list(itertools.islice(primes(), 150))[-1])
