def build(name, size, colour):
    return name + size + colour


print(
    build(
        'box',
        3,
        'red',
    )
)
