import traceback


def fail():
    return [][0]


try:
    fail()
except IndexError:
    traceback.print_exc()
print('goes on')
