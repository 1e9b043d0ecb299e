# Exceptions in a log: tracebacks with causes and groups, the stack of who logs, what is said when a record cannot be formatted.
import io
import logging
import sys

logging.basicConfig(stream=sys.stdout, level=logging.DEBUG, format='%(levelname)s %(name)s %(funcName)s:%(lineno)d %(message)s')
log = logging.getLogger('app.parser')


class ParseError(Exception):
    pass


def read(view):
    try:
        return view[10]
    except IndexError as error:
        raise ParseError('short buffer') from error


def locked():
    data = bytearray(b'abc')
    with memoryview(data):
        data.append(1)


def many():
    problems = []
    for work in (lambda: read(memoryview(b'abc')), locked, lambda: [][1]):
        try:
            work()
        except Exception as error:
            error.add_note(f'problem {len(problems)}')
            problems.append(error)
    raise ExceptionGroup('all of it', [problems[0], ExceptionGroup('the rest', problems[1:])])


try:
    read(memoryview(b'abc'))
except ParseError:
    log.exception('cannot read %s', 'it')
try:
    many()
except* BufferError:
    log.error('a part', exc_info=True)
except* Exception as group:
    log.warning('the others', exc_info=group)
try:
    locked()
except BufferError as error:
    log.info('as a tuple', exc_info=(type(error), error, error.__traceback__))
    log.debug('given', exc_info=error)
    log.critical('none asked')
log.exception('nothing is handled')
log.error('nothing either', exc_info=sys.exc_info())


def outer():
    def inner():
        log.info('where', stack_info=True)
        log.info('one out', stacklevel=2)
        log.info('two out', stacklevel=3, stack_info=True)
        log.info('too far out', stacklevel=30)
    inner()


outer()


class Brief(logging.Formatter):
    def formatException(self, ei):
        return repr(ei[1]).upper()

    def formatStack(self, stack_info):
        return f'{len(stack_info.splitlines())} lines'


handler = logging.StreamHandler(sys.stdout)
handler.setFormatter(Brief('%(message)s'))
other = logging.getLogger('other')
other.addHandler(handler)
other.propagate = False
try:
    1 / 0
except ZeroDivisionError:
    other.exception('brief', stack_info=True)
    other.exception('ends with a line\n')

# What goes wrong while a record is formatted: told on stderr, without an end to the program.
for message, args in (('%d', ('x',)), ('%s %s', (1,)), ('none', (1, 2)), ('%(a)s', ({'b': 1},)), ('%y', (1,)), ('%s', ())):
    sys.stderr, kept = io.StringIO(), sys.stderr
    try:
        log.warning(message, *args)
        lines = sys.stderr.getvalue().splitlines()
    finally:
        sys.stderr = kept
    print([line for line in lines if not line.startswith((' ', 'Traceback'))])


class Loud(logging.Handler):
    def emit(self, record):
        raise ValueError('no place for ' + record.getMessage())


loud = logging.getLogger('loud')
loud.propagate = False
loud.addHandler(Loud())
try:
    loud.error('this')
except ValueError as error:
    print('raised', error)
for wrong in (lambda: log.log('INFO', 'x'), lambda: log.info('x', extra={'name': 1}), lambda: log.info('x', extra={'message': 1}),
              lambda: log.setLevel('LOUD'), lambda: log.setLevel(1.5), lambda: log.info(), lambda: log.info('x', nothing=1),
              lambda: logging.getLogger(5), lambda: logging.setLoggerClass(int), lambda: logging.basicConfig(force=True, nothing=1),
              lambda: logging.basicConfig(force=True, stream=1, filename='x'), lambda: logging.basicConfig(force=True, style='x'),
              lambda: logging.basicConfig(force=True, handlers=[], stream=1), lambda: logging.Handler().handle(logging.makeLogRecord({})),
              lambda: logging.disable('x'), lambda: logging.Formatter('x'), lambda: logging.Formatter('x', style='{'),
              lambda: logging.Formatter('{a!x}', style='{'), lambda: logging.Formatter('{a:zz}', style='{'), lambda: logging.Formatter('{a', style='{'),
              lambda: logging.Formatter('{a-b}', style='{'), lambda: logging.Formatter('x', style='$'), lambda: logging.Formatter('$ x ${a}', style='$'),
              lambda: logging.Formatter('%(nothing)s').format(logging.makeLogRecord({})), lambda: logging.Formatter('%(x)s', style='y')):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
