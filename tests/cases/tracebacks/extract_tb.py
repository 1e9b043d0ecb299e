import traceback


def fail():
    return int('x')


try:
    fail()
except ValueError as error:
    for frame in traceback.extract_tb(error.__traceback__):
        print(frame.filename, frame.lineno, frame.name, frame.line)
    print(''.join(traceback.format_tb(error.__traceback__)), end='')
