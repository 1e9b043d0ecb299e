"""What linecache has read is there to the last: a generator that only the module holds is closed after the modules are gone."""
import traceback


def lines():
    try:
        yield 1
    finally:
        try:
            raise KeyError('late')
        except KeyError as error:
            print(traceback.format_tb(error.__traceback__)[0], end='')


kept = lines()
next(kept)
try:
    raise ValueError('read')
except ValueError:
    print(traceback.format_exc(), end='')
