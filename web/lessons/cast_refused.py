"""Casts that do not fit

A cast has rules. The format must be a single letter. The memory must
divide evenly into elements. One of the two formats must be bytes. And
the elements must stand side by side, which those of a view with a step
do not.

The last cast is not caught: follow the traceback to its line.
"""

data = bytearray(10)
view = memoryview(data)


def attempt(words, cast):
    try:
        cast()
    except (TypeError, ValueError) as error:
        print(f'{words}: {error}')


attempt('10 bytes by 4', lambda: view.cast('I'))
attempt('H to I', lambda: view[:8].cast('H').cast('I'))
attempt('z', lambda: view.cast('z'))

print(view[:8].cast('I').tolist())

view[::2].cast('H')
