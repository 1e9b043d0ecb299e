def take(*numbers):
    raise ValueError(len(numbers))


take(
    1,
    2,
    3,
    4,
    5,
    6,
    7,
)
