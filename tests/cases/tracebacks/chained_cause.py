def load(name):
    try:
        return {'a': 1}[name]
    except KeyError as error:
        raise LookupError(f'no setting {name}') from error


load('b')
