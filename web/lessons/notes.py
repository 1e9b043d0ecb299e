"""Adding a note

Sometimes the place that catches an error knows something the place that
raised it did not: which file, which record. `add_note` attaches a
sentence, and `raise` alone sends the same error on its way.

The notes stand below the last line of the traceback.
"""

import struct

records = [b'\x01\x02', b'\x03\x04', b'\x05']


def read(record):
    return struct.unpack('<BB', record)


for number, record in enumerate(records, start=1):
    try:
        print(read(record))
    except struct.error as error:
        error.add_note(f'in record {number}: {record!r}')
        error.add_note('is the file complete?')
        raise
