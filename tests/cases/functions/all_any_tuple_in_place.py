def numbers():
    for number in range(5):
        print('from', number)
        yield number


def check():
    print(all(number < 2 for number in numbers()))
    print(any(number > 1 for number in numbers()))
    print(tuple(number * 2 for number in numbers()))
    print(all(1 for _ in ()), any(1 for _ in ()), tuple(1 for _ in ()))


check()
all = any = tuple = lambda values: ('mine', type(values).__name__)
print(all(number for number in ()), any(number for number in ()), tuple(number for number in ()))
