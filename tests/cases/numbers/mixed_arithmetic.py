print(1 + 2.5, 3 * 0.5, 2 ** 0.5, 2 ** -2, 7 // 2.0, 7 % 2.5, True + 0.5)
print(1 == 1.0, 10 ** 16 == 1e16, 10 ** 16 + 1 == 1e16, 2 ** 53 + 1 > float(2 ** 53), 3 < 3.5)
print(max(1, 1.0, True), min(0.5, 0), sum([0.1] * 10), sum([1, 2.5]))
try:
    10 ** 400 * 1.0
except OverflowError as error:
    print(error)
try:
    1 / 10 ** 400
    print(1 / 10 ** 400)
except OverflowError as error:
    print(error)
