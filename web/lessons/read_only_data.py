"""Read-only data stays as it is

A view of a `bytes` object can be read like any other. Writing through it
is refused, because `bytes` promise never to change: other parts of the
program may rely on it.

Ask `view.readonly` before you write, or look at the picture: the tag of
a view that cannot write is drawn hollow.

The last line is refused, and nothing catches the error. Python prints
the traceback: where it happened, and in the last line what.
"""

data = b'Hello'
view = memoryview(data)

print(view[0], view.readonly)

view[0] = ord('J')
