"""Catch what you can deal with

Exceptions are classes, and the classes form a tree; the explanation of
an uncaught error draws the branch it stands on. `except` catches a class
and everything below it, and the first clause that fits is taken.

Catch the narrow class whose cause you know. `except Exception` would
hide mistakes you did not think of: here a misspelt name, which rightly
comes through.
"""

data = bytearray(b'Hello')
view = memoryview(data)

for attempt in 'data.append(33)', 'view[9]', 'data[0] = 300', 'dato[0]':
    try:
        exec(attempt)
    except BufferError:
        print(f'{attempt}: somebody holds the bytes')
    except LookupError as error:    # IndexError is one
        print(f'{attempt}: {type(error).__name__}')
    except ValueError as error:
        print(f'{attempt}: {error}')
