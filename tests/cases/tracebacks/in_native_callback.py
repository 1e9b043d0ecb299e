def check(n):
    if n > 2:
        raise ValueError(f'{n} is too much')
    return n


print(list(map(check, [1, 2])))
print(list(map(check, [2, 3])))
