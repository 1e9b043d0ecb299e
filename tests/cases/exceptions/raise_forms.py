for thing in ('ValueError', 'ValueError("text")', 'ValueError(1, 2)', '3', '"text"', 'int', 'None', 'print', 'object()'):
    try:
        exec(f'raise {thing}')
    except BaseException as error:
        print(thing, '->', repr(error))
