# KeyboardInterrupt raised by the program, with a context.
def f():
    try:
        1 / 0
    except ZeroDivisionError:
        raise KeyboardInterrupt("by hand")


f()
