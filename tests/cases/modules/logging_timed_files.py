# TimedRotatingFileHandler: when the next file begins, which old ones go, what it says of a wrong interval. In UTC.
import logging.handlers
import os
from types import SimpleNamespace

for when in ('S', 'm', 'H', 'd', 'midnight', 'W0', 'w3', 'W6'):
    for interval in (1, 3):
        for at in (None, SimpleNamespace(hour=12, minute=30, second=5)):
            handler = logging.handlers.TimedRotatingFileHandler('t.log', when, interval, 2, utc=True, delay=True, atTime=at)
            print(handler.when, handler.interval, handler.suffix, handler.extMatch.pattern, [handler.computeRollover(t) - t for t in (0, 45005, 86399, 86400 * 3 + 50000, 1700000000)])
            handler.close()
handler = logging.handlers.TimedRotatingFileHandler('t.log', 'D', backupCount=2, delay=True, utc=True)
for name in ('t.log.2020-01-01', 't.log.2020-01-03', 't.log.2020-01-02', 't.log.2020-01', 't.log.2020-01-01.gz', 'u.log.2020-01-01'):
    open(name, 'w').close()
print([os.path.basename(name) for name in handler.getFilesToDelete()])
handler.namer = lambda name: name + '.gz'
print([os.path.basename(name) for name in handler.getFilesToDelete()])
handler.backupCount = 0
print([os.path.basename(name) for name in handler.getFilesToDelete()])
for when in ('X', 'W', 'W7', 'W10', ''):
    try:
        logging.handlers.TimedRotatingFileHandler('t.log', when, delay=True)
    except ValueError as error:
        print(error)
handler = logging.handlers.TimedRotatingFileHandler('turn.log', 'D', backupCount=1, utc=True)
log = logging.getLogger('timed')
log.addHandler(handler)
for i in range(3):
    log.warning('line %d', i)
    handler.rolloverAt = 86400 * (i + 1)
handler.close()
for name in sorted(name for name in os.listdir('.') if name.startswith('turn')):
    with open(name) as file:
        print(name, file.read())
