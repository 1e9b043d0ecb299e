from .parts import turn


def start(options):
    return [turn(name, value) for name, value in options.items()]
