def paint(*, colour, size):
    return colour * size


paint(
    colour='red',
    size='big',
)
