for a in (7, -7):
    for b in (2, -2, 3):
        print(a, b, a // b, a % b, divmod(a, b), a / b)
print(7.5 // 2, -7.5 // 2, 7.5 % -2, divmod(-7.5, 2))
print(10 ** 25 / 10 ** 20, 1 / 3, 2 / 1)
