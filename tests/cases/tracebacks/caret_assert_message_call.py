def message():
    return 'computed ' + str(1)


assert 2 < 1, message()
