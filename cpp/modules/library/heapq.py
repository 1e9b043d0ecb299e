"""Heap queue algorithm (a.k.a. priority queue)."""
__all__ = ['heappush', 'heappop', 'heapify', 'heapreplace', 'merge', 'nlargest', 'nsmallest', 'heappushpop',
           'heappush_max', 'heappop_max', 'heapify_max', 'heapreplace_max', 'heappushpop_max']


def merge(*iterables, key=None, reverse=False):
    '''Merge multiple sorted inputs into a single sorted output.'''
    heap = []
    add = heap.append
    if reverse:
        make_heap, take, put, direction = heapify_max, heappop_max, heapreplace_max, -1
    else:
        make_heap, take, put, direction = heapify, heappop, heapreplace, 1
    # An entry: [what decides, which iterable, its next method(, the value when a key decides)].
    for order, iterator in enumerate(map(iter, iterables)):
        try:
            step = iterator.__next__
            value = step()
        except StopIteration:
            continue
        if key is None:
            add([value, order * direction, step])
        else:
            add([key(value), order * direction, step, value])
    make_heap(heap)
    while len(heap) > 1:
        try:
            while True:
                entry = heap[0]
                if key is None:
                    yield entry[0]
                    entry[0] = entry[2]()
                else:
                    yield entry[3]
                    value = entry[2]()
                    entry[0] = key(value)
                    entry[3] = value
                put(heap, entry)
        except StopIteration:
            take(heap)
    if heap:
        entry = heap[0]
        yield entry[0] if key is None else entry[3]
        yield from entry[2].__self__


def _best(n, iterable, key, worse, make_heap, replace, step, reverse):
    # The n best items as (key, order, item), kept in a heap that has the worst of them on top.
    iterator = iter(iterable)
    if key is None:
        kept = [(item, i * step) for i, item in zip(range(n), iterator)]
    else:
        kept = [(key(item), i * step, item) for i, item in zip(range(n), iterator)]
    if not kept:
        return kept
    make_heap(kept)
    top = kept[0][0]
    order = n * step
    for item in iterator:
        value = item if key is None else key(item)
        if worse(value, top):
            replace(kept, (value, order) if key is None else (value, order, item))
            top = kept[0][0]
            order += step
    kept.sort(reverse=reverse)
    return [entry[0 if key is None else 2] for entry in kept]


def _single(n, iterable, key, choose):
    missing = object()
    result = choose(iter(iterable), default=missing, key=key)
    return [] if result is missing else [result]


def nsmallest(n, iterable, key=None):
    """Find the n smallest elements in a dataset.

    Equivalent to:  sorted(iterable, key=key)[:n]
    """
    if n == 1:
        return _single(n, iterable, key, min)
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        pass
    else:
        if n >= size:
            return sorted(iterable, key=key)[:n]
    return _best(n, iterable, key, lambda value, top: value < top, heapify_max, heapreplace_max, 1, False)


def nlargest(n, iterable, key=None):
    """Find the n largest elements in a dataset.

    Equivalent to:  sorted(iterable, key=key, reverse=True)[:n]
    """
    if n == 1:
        return _single(n, iterable, key, max)
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        pass
    else:
        if n >= size:
            return sorted(iterable, key=key, reverse=True)[:n]
    return _best(n, iterable, key, lambda value, top: top < value, heapify, heapreplace, -1, True)
