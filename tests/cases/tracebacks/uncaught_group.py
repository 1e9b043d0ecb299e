# A group, uncaught, with causes and notes.
def make(kind, *arguments):
    try:
        raise kind(*arguments)
    except Exception as error:
        error.add_note(f"note on {kind.__name__}")
        return error


def run():
    raise ExceptionGroup("several", [make(ValueError, 1), ExceptionGroup("inner", [make(KeyError, "k")])]) from make(OSError, "cause")


run()
