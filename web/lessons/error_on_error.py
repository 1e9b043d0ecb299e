"""An error while handling an error

If a second exception is raised while the first is being handled, Python
keeps both: the first becomes the `__context__` of the second. The
traceback shows them in the order in which they happened, joined by
"During handling of the above exception".

Here the handler wants to make the data shorter, but the view is still
held. Without the first part of the traceback you would never know why
the handler ran at all.
"""

data = bytearray(b'length=7')
view = memoryview(data)


def read_length():
    return int(bytes(view[7:]).decode(), base=2)


try:
    print(read_length())
except ValueError:
    print('bad length: cutting it off')
    del data[6:]
