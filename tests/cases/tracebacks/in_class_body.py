class Bad:
    first = 1
    second = first / 0
