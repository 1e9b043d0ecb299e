for value, spec in ((3, 's'), (3, '.2'), (3, '.2d'), (3.5, 'x'), (3.5, 'c'), (3, ',s'), (3, '1000000000000'), (3, '_c'), (3, ',x'), (3, 'yy'), (-1, 'c'), (0x110000, 'c'), (3, '5 5'), (3.0, '.f'), (True, 's'), (None, '5'), (3, '+c')):
    try:
        print(repr(format(value, spec)))
    except (ValueError, TypeError, OverflowError) as error:
        print(value, spec, type(error).__name__, error)
