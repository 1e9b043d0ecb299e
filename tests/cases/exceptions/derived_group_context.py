# A group that split() makes has its context suppressed, whatever the cause.
def make():
    return ExceptionGroup('all', [ExceptionGroup('part', [ValueError(1), TypeError(2)]), KeyError(3), ValueError(4)])


def show(error):
    print(repr(error), error.__suppress_context__, error.__cause__, repr(error.__context__))


show(make())
matched, rest = make().split(ValueError)
for error in (matched, rest, rest.exceptions[0], make().subgroup(Exception), make().derive([ValueError()])):
    show(error)
try:
    try:
        raise make()
    except* ValueError:
        raise
    except* KeyError:
        raise OSError(5)
except BaseExceptionGroup as error:
    show(error)
    for each in error.exceptions:
        show(each)
