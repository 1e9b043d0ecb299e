# Which bytearray operations need the lock while a view exists, and which do not.
def attempt(work, *arguments):
    try:
        work(*arguments)
        return 'ok'
    except Exception as error:
        return type(error).__name__ + ': ' + str(error)

def delete(target, key):
    del target[key]

def add(target, other):
    target += other

def multiply(target, count):
    target *= count

data = bytearray(range(20))
view = memoryview(data)
for name, work, arguments in [
    ('init', data.__init__, ()),
    ('clear', data.clear, ()),
    ('append', data.append, (1,)),
    ('append 300', data.append, (300,)),
    ('pop', data.pop, ()),
    ('pop 50', data.pop, (50,)),
    ('extend nothing', data.extend, (b'',)),
    ('extend list', data.extend, ([],)),
    ('extend', data.extend, ([1],)),
    ('iadd nothing', add, (data, b'')),
    ('iadd', add, (data, b'x')),
    ('imul 1', multiply, (data, 1)),
    ('imul 0', multiply, (data, 0)),
    ('imul 2', multiply, (data, 2)),
    ('insert', data.insert, (0, 1)),
    ('remove', data.remove, (1,)),
    ('remove absent', data.remove, (200,)),
    ('resize same', data.resize, (20,)),
    ('resize', data.resize, (21,)),
    ('slice same length', data.__setitem__, (slice(None), bytes(20))),
    ('slice shorter', data.__setitem__, (slice(0, 2), b'1')),
    ('slice longer', data.__setitem__, (slice(0, 2), b'123')),
    ('slice empty', data.__setitem__, (slice(5, 2), b'')),
    ('slice itself', data.__setitem__, (slice(0, 3), data)),
    ('step same', data.__setitem__, (slice(None, None, 2), bytes(10))),
    ('step empty', data.__setitem__, (slice(None, None, 2), b'')),
    ('delete', delete, (data, 0)),
    ('delete 50', delete, (data, 50)),
    ('delete empty', delete, (data, slice(0, 0))),
    ('delete step', delete, (data, slice(None, None, 2))),
    ('delete empty step', delete, (data, slice(1, 1, 2))),
    ('reverse', data.reverse, ()),
]:
    print(name, '->', attempt(work, *arguments))
view.release()
print(len(data), data.append(7), data[-1])
