import traceback


def inner():
    traceback.print_stack()


def outer():
    inner()


outer()
