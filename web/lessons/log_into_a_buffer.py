"""A log in a buffer

A handler can write anywhere, for example into text in memory, from where
the log is shown or sent later. `traceback` does the formatting without
logging: `format_exception_only` gives the last line,
`TracebackException` everything, and neither holds the frames.

So the error can be told of later, and the view is gone at once: the last
append succeeds.
"""

import io
import logging
import traceback

stream = io.StringIO()
logger = logging.getLogger('quiet')
logger.addHandler(logging.StreamHandler(stream))
logger.propagate = False

data = bytearray(b'Hello')


def grow():
    view = memoryview(data)
    data.append(33)


try:
    grow()
except BufferError as error:
    logger.warning('not grown: %s', error)
    told = traceback.TracebackException.from_exception(error)

print('log:', stream.getvalue(), end='')
print(''.join(told.format_exception_only()), end='')
print([frame.name for frame in told.stack])

data.append(33)     # the frames are gone, and the view
print(data)
