"""Which exports are seen by whom: views of views, casts, PickleBuffers, maps and streams, released in every order."""
import array
import io
import mmap
import pickle


def make(kind):
    if kind == 'bytearray':
        b = bytearray(b'abcdefgh')
        return b, lambda: memoryview(b), lambda: (b.append(1), b.pop())
    if kind == 'array':
        a = array.array('B', b'abcdefgh')
        return a, lambda: memoryview(a), lambda: (a.append(1), a.pop())
    if kind == 'BytesIO':
        s = io.BytesIO(b'abcdefgh')
        return s, s.getbuffer, lambda: s.truncate(8)
    m = mmap.mmap(-1, 8)
    return m, lambda: memoryview(m), lambda: m.resize(8)


derive = {
    'slice': lambda v: v[1:], 'cast': lambda v: v.cast('b'), 'shape': lambda v: v.cast('B', (2, 4)), 'readonly': lambda v: v.toreadonly(), 'view': lambda v: memoryview(v), 'buffer': lambda v: v.__buffer__(0), 'pickle': lambda v: pickle.PickleBuffer(v),
    'raw': lambda v: pickle.PickleBuffer(v).raw(), 'flags': lambda v: memoryview._from_flags(v, 0), 'iterator': iter,
}


def locked(resize):
    try:
        resize()
    except BufferError:
        return 'locked'
    except (SystemError, OSError) as error:
        return 'free'
    return 'free'


def release(thing):
    try:
        thing.release()
    except BufferError as error:
        return str(error)
    except AttributeError:
        return 'no release'
    return 'released'


for kind in ('bytearray', 'array', 'BytesIO', 'mmap'):
    print(kind)
    for name, how in derive.items():
        for order in ('base first', 'derived first'):
            exporter, view_of, resize = make(kind)
            base = view_of()
            derived = how(base)
            steps = []
            for thing in (base, derived) if order == 'base first' else (derived, base):
                steps.append(release(thing))
                steps.append(locked(resize))
            thing = base = None
            steps.append(locked(resize))
            derived = None
            steps.append(locked(resize))
            print(f'    {name:10}', order, steps)
    exporter, view_of, resize = make(kind)
    views = [view_of(), view_of()]
    views += [views[0][2:], views[0].cast('b'), memoryview(views[1]), pickle.PickleBuffer(views[1])]
    for view in reversed(views):
        print('   ', release(view), locked(resize))
