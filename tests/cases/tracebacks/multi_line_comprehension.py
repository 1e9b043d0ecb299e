pairs = [
    (a, b)
    for a in range(2)
    for b in a
]
