"""An error can hold a view

An exception remembers where it was raised: its traceback holds the
frame of every function on the way, and a frame holds the function's
local variables. A view among them stays alive, and locked.

Python therefore deletes the name of `except … as error` at the end of
the block. Whoever stores the error elsewhere keeps the frames as well.

`with_traceback(None)` lets go of them. Compare the two attempts to
append: go back with the timeline to the first, and the picture shows a
view that has no name any more, and holds the bytes all the same.
"""

data = bytearray(b'12,x,56')
problems = []


def total(numbers):
    view = memoryview(numbers)      # a local variable
    return sum(int(part) for part in bytes(view).split(b','))


try:
    total(data)
except ValueError as error:
    print(error)
    problems.append(error)          # keeps it, and the frames

try:
    data.append(33)
except BufferError as error:
    print('locked:', error)

problems[0].with_traceback(None)    # lets the frames go
data.append(33)
print('unlocked:', data)
