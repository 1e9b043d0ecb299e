from . import plants


def dig():
    return f'digging near {plants.GREEN}'
