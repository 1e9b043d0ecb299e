# generators
def numbers(limit):
    for n in range(limit):
        yield n


def even(source):
    for n in source:
        if n % 2 == 0:
            yield n


print(sum(n * 3 for n in even(numbers(150_000))))
