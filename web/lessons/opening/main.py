"""A letter that cannot grow: someone looks at its bytes."""

import io

from postoffice.report import Report


def add_line(letter, line):
    """Write at the end: the memory has to grow."""
    letter.seek(0, io.SEEK_END)
    letter.write(line)


letter = io.BytesIO(b'Hello')  # five bytes of memory
window = letter.getbuffer()    # a view, not a copy

Report.show(window)
window[0] = ord('J')           # written through the view,
Report.say('letter', letter.getvalue())  # and seen here

try:
    add_line(letter, b', world!')
except BufferError as error:
    Report.problem(error)      # noted in the report,
    raise                      # then left for you to see
