import traceback


def fail():
    raise ValueError('one\ntwo')


try:
    fail()
except ValueError as error:
    for part in traceback.format_exception(error):
        print(repr(part))
    print(traceback.format_exception_only(error))
    print(traceback.format_exception(type(error), error, error.__traceback__) == traceback.format_exception(error))
