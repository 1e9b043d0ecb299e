saved = None


def fail():
    raise ValueError('kept for later')


try:
    fail()
except ValueError as error:
    saved = error
raise saved
