def down(n):
    if n:
        down(n - 1)
    else:
        1 / 0


down(4)
