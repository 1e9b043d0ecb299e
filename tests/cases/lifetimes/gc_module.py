# the names of the module gc
import gc


class A:
    pass


print(gc.get_threshold(), len(gc.get_count()), gc.get_debug(), gc.garbage, gc.callbacks, gc.isenabled(), gc.get_freeze_count())
print([name for name in sorted(vars(gc)) if name[0] != '_'])
for code in ('gc.collect(3)', 'gc.collect(-1)', 'gc.collect("a")', 'gc.collect(1, 2)', 'gc.set_threshold()', 'gc.set_threshold(1000)',
             'gc.get_threshold()', 'gc.set_threshold(700, 11, 10)', 'gc.get_threshold()', 'gc.set_threshold(1, 2, 3, 4)', 'gc.set_debug()',
             'gc.set_debug("a")', 'gc.get_objects(3)', 'gc.get_objects("a")', 'gc.get_objects(generation=-2)', 'type(gc.get_objects(None))',
             'gc.get_stats()[0].keys()', 'len(gc.get_stats())', 'gc.is_finalized(1)', 'gc.is_finalized(A())', 'gc.is_tracked()',
             'gc.get_referrers()', 'gc.get_referents()', 'gc.get_referents(1)', 'gc.get_referents([1, 2, "a"])',
             'gc.get_referents({1: 2, 3: 4})', 'gc.get_referents((1, []), {5})', 'gc.get_referents({"a": 1})', 'gc.freeze()', 'gc.unfreeze()',
             'gc.get_freeze_count()', 'gc.disable()', 'gc.isenabled()', 'gc.enable()', 'gc.isenabled()',
             'gc.DEBUG_STATS, gc.DEBUG_COLLECTABLE, gc.DEBUG_UNCOLLECTABLE, gc.DEBUG_SAVEALL, gc.DEBUG_LEAK'):
    try:
        print(code, eval(code))
    except Exception as error:
        print(code, type(error).__name__, error)
x = []
y = {'a': x}
z = (x,)
a = A()
a.x = x
print([r is y for r in gc.get_referrers(x)].count(True), a in gc.get_referrers(x), z in gc.get_referrers(x), a in gc.get_objects())
print(gc.get_referents(a)[-1] is A, x in gc.get_referents(a))


def told(phase, info):
    print(phase, sorted(info), info['generation'], info['uncollectable'])


gc.callbacks.append(told)
gc.collect()
gc.collect(0)


class Fails:
    def __repr__(self):
        return 'Fails()'

    def __call__(self, phase, info):
        1 / 0


gc.callbacks[:] = [Fails()]
gc.collect()
gc.callbacks.clear()
gc.set_debug(gc.DEBUG_SAVEALL)
x = []
x.append(x)
del x
print(gc.collect() > 0, any(type(o) is list and o[0] is o for o in gc.garbage))
gc.set_debug(0)
gc.garbage.clear()
for value in ((), {}, {1: 2}, [], set(), A, int, A(), object(), 1, 'a', len, told, told.__code__, gc, None, range(3), iter([]), bytearray(),
              b'', Exception(), lambda: 0, memoryview(b''), slice(1, 2), 1.5, ([],), property()):
    print(gc.is_tracked(value), end=' ')
print()
