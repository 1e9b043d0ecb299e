import second

name = 'first'


def describe():
    return f'{name} knows {second.name}'
