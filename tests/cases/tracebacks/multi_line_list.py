values = [
    1,
    2 +
    None,
    3,
]
