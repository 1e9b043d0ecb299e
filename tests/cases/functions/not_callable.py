for thing in (3, 'text', None, [1], b'x', 1.5):
    try:
        thing()
    except TypeError as error:
        print(error)
