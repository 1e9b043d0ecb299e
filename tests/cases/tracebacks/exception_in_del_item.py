class Table:
    pass


del Table()['x']
