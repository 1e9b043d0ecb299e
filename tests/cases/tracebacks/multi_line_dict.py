def broken():
    return 1 / 0


config = {
    'one': 1,
    'two': broken(),
    'three': 3,
}
