"""finally always runs

The block after `finally` runs when the `try` block ends, in whichever
way: by its end, by `return`, by an error. It is the place to give back
what was borrowed.

Step through the program with the timeline, and see the order of the
lines: the view is released while the error is already on its way. When
it reaches the handler, the bytearray is unlocked. And `return` waits for
`finally`.
"""

data = bytearray(b'Hello')


def first(place):
    view = memoryview(data)
    try:
        print('reading', place)
        return view[place]
    except IndexError:
        print('no such place')
        raise
    finally:
        view.release()
        print('released')


print(first(0))
try:
    first(9)
except IndexError as error:
    print('caught:', error)

data.append(33)
print(data)
