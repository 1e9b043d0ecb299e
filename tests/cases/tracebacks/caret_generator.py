def halves(numbers):
    for number in numbers:
        yield 12 // number


for half in halves([1, 2, 0]):
    print(half)
