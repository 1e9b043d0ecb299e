first = [1, 2]
print([*first, *3])
