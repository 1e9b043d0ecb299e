"""Several errors at once

When several things are tried and more than one fails, an
`ExceptionGroup` carries all the errors. `except*` takes those of one
class out of it; every clause may run, and what nobody takes goes on.

Here two buffers are locked, and one number does not fit into a byte. The
locks are dealt with. What remains is still a group, and its traceback is
drawn as a tree.
"""

buffers = {'one': bytearray(b'a'), 'two': bytearray(b'b'), 'three': bytearray(b'c')}
views = [memoryview(buffers['one']), memoryview(buffers['two'])]


def append_all(values):
    errors = []
    for name, value in values.items():
        try:
            buffers[name].append(value)
        except (BufferError, ValueError) as error:
            error.add_note(f'in {name}')
            errors.append(error)
    if errors:
        raise ExceptionGroup('not all were appended', errors)


try:
    append_all({'one': 33, 'two': 33, 'three': 300})
except* BufferError as group:
    print(len(group.exceptions), 'were locked')
    for view in views:
        view.release()
