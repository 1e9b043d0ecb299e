"""When an export ends: what keeps a view, and the step at which the exporter can be resized again."""
import array
import gc
import io
import mmap
import pickle
import struct
import sys
import weakref

gc.disable()
exporters = {'bytearray': lambda: bytearray(b'abcd'), 'array': lambda: array.array('B', b'abcd'), 'BytesIO': lambda: io.BytesIO(b'abcd')}


def locked(e):
    try:
        if isinstance(e, io.BytesIO):
            e.truncate(4)
        else:
            e.append(1)
            e.pop()
    except BufferError:
        return 'locked'
    return 'free'


def view_of(e):
    return e.getbuffer() if isinstance(e, io.BytesIO) else memoryview(e)


class Node:
    pass


def in_cycle(e):
    node = Node()
    node.me, node.view = node, view_of(e)
    yield locked(e)
    del node
    yield locked(e)
    gc.collect()
    yield locked(e)


def in_list_cycle(e):
    items = [view_of(e)]
    items.append(items)
    del items
    yield locked(e)
    gc.collect()
    yield locked(e)


def in_exception(e):
    def fail():
        view = view_of(e)
        raise ValueError('held')
    try:
        fail()
    except ValueError as error:
        yield locked(e)
        kept = error
    yield locked(e)
    kept.__traceback__ = None
    yield locked(e)


def in_traceback_of_locals(e):
    def fail():
        view = view_of(e)
        1 / 0
    try:
        fail()
    except ZeroDivisionError as error:
        trace = error.__traceback__
        del error
    yield locked(e)
    frame = trace.tb_next.tb_frame
    del trace
    yield locked(e)
    frame.clear()
    yield locked(e)


def in_context(e):
    def fail():
        view = view_of(e)
        raise KeyError
    def again():
        try:
            fail()
        except KeyError:
            raise TypeError
    try:
        again()
    except TypeError as error:
        kept = error
    yield locked(e)
    kept.__traceback__ = None
    yield locked(e)
    kept.__context__ = None
    yield locked(e)


def in_generator(e):
    def views():
        with view_of(e) as view:
            yield view[0]
    g = views()
    yield locked(e)
    next(g)
    yield locked(e)
    g.close()
    yield locked(e)
    g = views()
    next(g)
    del g
    yield locked(e)
    g = views()
    for first in g:
        break
    yield locked(e)
    del g
    yield locked(e)


def in_generator_without_with(e):
    def views():
        view = view_of(e)
        yield
        yield
    g = views()
    next(g)
    yield locked(e)
    try:
        g.throw(ValueError)
    except ValueError as error:
        yield locked(e)
    yield locked(e)


def in_generator_cycle(e):
    def views():
        view = view_of(e)
        me = yield
        yield me
    g = views()
    next(g)
    g.send(g)
    del g
    yield locked(e)
    gc.collect()
    yield locked(e)


def in_closure(e):
    def make():
        view = view_of(e)
        return lambda: view
    f = make()
    yield locked(e)
    f.__closure__[0].cell_contents = None
    yield locked(e)


def in_default(e):
    def f(view=view_of(e)):
        pass
    yield locked(e)
    f.__defaults__ = None
    yield locked(e)


def in_slices(e):
    view = view_of(e)
    part, other = view[1:], view.cast('b')
    view.release()
    yield locked(e)
    part.release()
    yield locked(e)
    other.release()
    yield locked(e)


def in_iterator(e):
    it = iter(view_of(e))
    yield locked(e)
    list(it)
    yield locked(e)
    it = reversed(view_of(e))
    yield locked(e)
    list(it)
    yield locked(e)
    del it
    yield locked(e)


def in_zip(e):
    z = zip(view_of(e), range(2))
    yield locked(e)
    list(z)
    yield locked(e)
    del z
    yield locked(e)


def in_unpack_iterator(e):
    it = struct.iter_unpack('B', view_of(e))
    yield locked(e)
    next(it)
    yield locked(e)
    list(it)
    yield locked(e)
    del it
    yield locked(e)


def in_pickle_buffer(e):
    held = pickle.PickleBuffer(view_of(e))
    yield locked(e)
    raw = held.raw()
    held.release()
    yield locked(e)
    raw.release()
    yield locked(e)
    held = pickle.PickleBuffer(view_of(e))
    held = None
    yield locked(e)


def in_stream(e):
    stream = io.BytesIO(view_of(e))
    yield locked(e)
    stream.write(view_of(e))
    yield locked(e)
    buffered = io.BufferedWriter(io.BytesIO())
    buffered.write(view_of(e))
    yield locked(e)


def in_weak(e):
    view = view_of(e)
    ended = []
    ref = weakref.ref(view, lambda ref: ended.append(locked(e)))
    yield locked(e)
    del view
    yield locked(e)
    yield ended


def in_del(e):
    class Last:
        def __init__(self):
            self.view = view_of(e)

        def __del__(self):
            seen.append(locked(e))
            self.view.release()
            seen.append(locked(e))
    seen = []
    last = Last()
    del last
    yield seen


def in_resurrected(e):
    class Again:
        def __init__(self):
            self.view = view_of(e)

        def __del__(self):
            kept.append(self)
    kept = []
    again = Again()
    again.me = again
    del again
    yield locked(e)
    gc.collect()
    yield locked(e)
    kept.clear()
    yield locked(e)
    gc.collect()
    yield locked(e)


def in_class_body(e):
    class Body:
        view = view_of(e)
    yield locked(e)
    del Body
    yield locked(e)
    gc.collect()
    yield locked(e)


def in_match(e):
    match view_of(e):
        case [first, *rest]:
            yield locked(e)
    yield locked(e)


def in_comprehension(e):
    total = [view[0] for view in [view_of(e)]]
    yield locked(e)
    total = sum(view[0] for view in (view_of(e), view_of(e)))
    yield locked(e)


def in_star(e):
    def f(*views, **named):
        return locked(e)
    yield f(view_of(e), b=view_of(e))
    yield locked(e)
    first, *rest = [view_of(e), view_of(e)]
    yield locked(e)
    del first
    yield locked(e)
    del rest
    yield locked(e)


def in_return_from_finally(e):
    def f():
        view = view_of(e)
        try:
            return locked(e)
        finally:
            del view
            seen.append(locked(e))
    seen = []
    yield f(), seen
    yield locked(e)


def in_nested_with(e):
    with view_of(e) as a, view_of(e) as b:
        yield locked(e)
        a.release()
        yield locked(e)
    yield locked(e)
    try:
        with view_of(e) as a:
            raise RuntimeError
    except RuntimeError:
        yield locked(e)


def in_expression(e):
    yield bytes(view_of(e)), locked(e)
    yield view_of(e)[0], locked(e)
    yield locked(e) if view_of(e) else None
    yield [view_of(e), locked(e)][1]
    yield view_of(e).tolist()[0] + len(locked(e))
    yield (lambda view: locked(e))(view_of(e))
    yield locked(e)


def in_last_exception(e):
    try:
        memoryview(view_of(e))[99]
    except IndexError as error:
        yield locked(e)
    yield locked(e)
    try:
        view_of(e)['x']
    except TypeError:
        yield locked(e)
    yield locked(e)


def in_key_of_sort(e):
    items = sorted([view_of(e)[i:] for i in range(3)], key=lambda view: (view[0], locked(e)))
    yield locked(e)
    items.clear()
    yield locked(e)


def in_memo(e):
    d = {}
    d[1] = view_of(e)
    yield locked(e)
    d[1] = None
    yield locked(e)
    d = {i: view_of(e) for i in range(3)}
    d.popitem()
    yield locked(e)
    d.clear()
    yield locked(e)


tests = [f for name, f in list(globals().items()) if name.startswith('in_')]
for test in tests:
    shown = {}
    for name, make in exporters.items():
        shown.setdefault(repr(list(test(make()))), []).append(name)
    for steps, names in shown.items():
        print(f'{test.__name__[3:]:22}', steps, '' if len(shown) == 1 else ', '.join(names))
