# What Python code can do in the middle of packing.
import struct


class Value:
    def __init__(self, action):
        self.action = action

    def __index__(self):
        return self.action()

    def __bool__(self):
        return self.action()


def grow():
    try:
        target.extend(b'x' * 1000)
    except BufferError as error:
        print(error)
    target[:] = b'-' * 6
    return 5


def release():
    try:
        view.release()
    except BufferError as error:
        print(error)
    return 1


def fail():
    raise OverflowError('mine')


target = bytearray(6)
struct.pack_into('bhb', target, 0, 1, Value(grow), 2)
print(target)
target.append(0)
view = memoryview(target)
struct.pack_into('>bhb', view, Value(release), 1, Value(release), 2)
print(target)
try:
    struct.unpack_from('b', view, Value(release))
    view.release()
    struct.unpack_from('b', view)
except ValueError as error:
    print(error)
for form in ('h', '<q', '>q', '>Q', 'P', '?'):
    try:
        struct.pack(form, Value(fail))
    except Exception as error:
        print(form, type(error).__name__, error)
