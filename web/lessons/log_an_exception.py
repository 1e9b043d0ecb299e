"""Logging an exception

A program that goes on after an error should leave a trace of it.
`logger.exception(…)`, called in an `except` block, writes the message at
level ERROR and the whole traceback below it.

Log records go to standard error, apart from what the program prints.
After the error the program goes on: see the last line of its output.
"""

import logging

logging.basicConfig(format='%(levelname)s %(name)s: %(message)s', level=logging.INFO)
logger = logging.getLogger('post')

letter = bytearray(b'Dear Ada')
window = memoryview(letter)


def sign(name):
    letter.extend(name)
    logger.info('signed by %s', name.decode())


for name in b'Eve', b'Bob':
    try:
        sign(name)
    except BufferError:
        logger.exception('cannot sign for %s', name.decode())
        window.release()        # so the next can

print(letter)
