# Loggers and their levels, formats of all styles, filters, adapters, handlers that keep and files that are written.
import io
import logging
import logging.handlers
import os
import pickle
import sys
import warnings



def text_of(name):
    with open(name, encoding='utf-8') as file:
        return file.read()


root = logging.getLogger()
print(root, logging.getLogger('root') is root, root.level, root.handlers, logging.lastResort)
a, abc, ab = logging.getLogger('a'), logging.getLogger('a.b.c'), logging.getLogger('a.b')
print(a, abc, abc.parent, ab.parent, a.getChild('b') is ab, sorted(map(repr, a.getChildren())), sorted(map(repr, root.getChildren())))
a.setLevel('DEBUG')
print(abc.getEffectiveLevel(), abc.isEnabledFor(10), abc.hasHandlers(), abc.level)
logging.disable(logging.INFO)
print(abc.isEnabledFor(20), abc.isEnabledFor(30))
logging.disable(logging.NOTSET)
print(abc.isEnabledFor(20), logging.getLevelName(20), logging.getLevelName('INFO'), logging.getLevelName(7), logging.getLevelName('no'))
logging.addLevelName(7, 'FINE')
print(logging.getLevelName(7), logging.getLevelNamesMapping())
print(pickle.loads(pickle.dumps(ab)) is ab, pickle.loads(pickle.dumps(root)) is root)
logging.getLogger('nobody').warning('the last resort: %s', 'stderr')
logging.getLogger('nobody').info('not seen')

stream = io.StringIO()
handler = logging.StreamHandler(stream)
a.addHandler(handler)
a.addHandler(handler)
for style, format in (('%', '%(levelname)-8s|%(name)s|%(message)s|%(levelno)d|%(module)s|%(filename)s'), ('{', '{levelname:>8}|{name!r}|{message}|{lineno}'),
                      ('$', '$levelname|${name}|$message|$$')):
    handler.setFormatter(logging.Formatter(format, style=style))
    abc.info('hello %s, %d', 'you', 3)
    ab.log(7, 'fine')
    a.error('%(x)s and %(y)r', {'x': 1, 'y': 'z'})
    a.critical({'a': 1})
    a.fatal('100%')
print(stream.getvalue())
stream.seek(0)
stream.truncate()
handler.setFormatter(logging.Formatter('%(message)s %(who)s', defaults={'who': 'nobody'}))
adapter = logging.LoggerAdapter(ab, {'who': 'me'})
print(adapter, adapter.name, adapter.isEnabledFor(10))
adapter.warning('adapted')
adapter.info('mine only', extra={'who': 'lost'})
logging.LoggerAdapter(ab, {'who': 'me'}, merge_extra=True).info('merged', extra={'who': 'you'})
ab.info('plain')
ab.info('extra', extra={'who': 'them'})


class Numbers(logging.LoggerAdapter):
    def process(self, msg, kwargs):
        return f'[{self.extra["n"]}] {msg}', kwargs


Numbers(ab, {'n': 5}).info('numbered')


def marks(record):
    record.msg = record.msg + '!'
    return 'no' not in record.msg


def replaces(record):
    new = logging.makeLogRecord(record.__dict__)
    new.msg = 'replaced ' + str(record.msg)
    return new


ab.addFilter(marks)
ab.info('marked')
ab.info('no way')
handler.addFilter(replaces)
ab.info('both')
ab.removeFilter(marks)
handler.filters.clear()
handler.addFilter(logging.Filter('a.b'))
for logger in (a, ab, abc, logging.getLogger('a.bc')):
    logger.info('through? ' + logger.name)
ab.disabled = True
ab.critical('not seen')
ab.disabled = False
abc.propagate = False
abc.setLevel(logging.ERROR)
abc.warning('not seen')
print(stream.getvalue())

record = logging.LogRecord('n', 20, '/x/y.py', 5, 'm %s', ('a',), None, 'f')
print(record, record.getMessage(), record.module, record.filename, record.threadName, record.processName, record.taskName)
record.created, record.msecs = 86400.25, 250.0
print(logging.Formatter('%(asctime)s %(message)s').format(record), logging.Formatter('{asctime}', '%H:%M', '{').format(record))
print(logging.BufferingFormatter(logging.Formatter('%(message)s;')).format([record, record]))

kept = logging.handlers.MemoryHandler(3, target=logging.StreamHandler(sys.stdout))
memory = logging.getLogger('memory')
memory.propagate = False
memory.addHandler(kept)
memory.setLevel(1)
for i in range(4):
    memory.info('kept %d', i)
print(len(kept.buffer), kept)
memory.error('severe')
print(len(kept.buffer))
memory.info('at the end')
kept.close()

file = logging.FileHandler('app.log', mode='w', encoding='utf-8')
file.setFormatter(logging.Formatter('%(levelname)s:%(message)s'))
file.name = 'the file'
memory.addHandler(file)
memory.removeHandler(kept)
memory.info('ünïcode')
memory.debug('more')
print(os.path.basename(file.baseFilename), logging.getHandlerByName('the file') is file, logging.getHandlerNames())
file.close()
memory.info('after the close: mode w does not open anew')
print(text_of('app.log'), logging.getHandlerByName('the file'))
memory.removeHandler(file)
turning = logging.handlers.RotatingFileHandler('turn.log', maxBytes=20, backupCount=2)
memory.addHandler(turning)
for i in range(8):
    memory.info('line %d', i)
turning.close()
print([(name, text_of(name)) for name in ('turn.log', 'turn.log.1', 'turn.log.2')], os.path.exists('turn.log.3'))
memory.removeHandler(turning)

memory.addHandler(logging.StreamHandler(sys.stdout))
warned = logging.getLogger('py.warnings')
warned.addHandler(logging.StreamHandler(stream := io.StringIO()))
warned.propagate = False
logging.captureWarnings(True)
warnings.simplefilter('always')
warnings.warn('to the log')
logging.captureWarnings(False)
print(stream.getvalue().split(': ', 1)[1])


class Mine(logging.Logger):
    def shout(self, text):
        self.warning(text.upper())


logging.setLoggerClass(Mine)
mine = logging.getLogger('memory.mine')
mine.shout('subclass')
logging.setLoggerClass(logging.Logger)
print(type(mine), logging.getLoggerClass(), logging.getLogRecordFactory())
logging.setLogRecordFactory(lambda *args, **kwargs: logging.LogRecord(*args, **kwargs))
memory.warning('by a factory')
print(logging.NullHandler(), logging.StreamHandler(io.StringIO()), logging.Handler(5), logging.StreamHandler(sys.stdout).setStream(sys.stdout))
logging.basicConfig(format='{levelname}~{message}', style='{', stream=sys.stdout, level='INFO')
logging.info('module level %s', 1)
logging.debug('not seen')
logging.error('module level')
logging.basicConfig(force=True, filename='basic.log', filemode='w', encoding='ascii', errors='replace', level=0)
logging.warning('in the file é')
logging.shutdown()
print(text_of('basic.log'), end='')
