for pattern, value in (
    ('a, b', [1]),
    ('a, b', [1, 2, 3]),
    ('a, b, c', (1, 2)),
    ('a, *b, c', [1]),
    ('a, b', 5),
    ('a, b', None),
    ('a,', 'xy'),
    ('a, b', {1: 2}),
    ('a, b', iter([1, 2, 3])),
):
    try:
        exec(f'{pattern} = value')
    except (TypeError, ValueError) as error:
        print(type(error).__name__ + ':', error)
