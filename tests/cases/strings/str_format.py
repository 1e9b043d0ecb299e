class Point:
    x, y = 3, 4


print('{} {}'.format('a', 'b'), '{1} {0} {1}'.format('a', 'b'), '{name} is {age}'.format(name='ann', age=7))
print('{0.x},{0.y} {1[0]} {1[1]} {2[key]}'.format(Point, [5, 6], {'key': 'v'}), '{:>6}|{:<6}|{:^6}'.format('a', 'b', 'c'))
print('{:{}}|{:{w}.{p}f}'.format('x', 5, 3.14159, w=8, p=2), '{!r} {!s} {!a}'.format('é', 'é', 'é'), '{{}} {{{}}}'.format(1))
print('{:,} {:x} {:+} {:%}'.format(1234567, 255, 3, 0.25), '{0!r:>6}'.format('a'))
print('{a[b]} {c.real}'.format_map({'a': {'b': 1}, 'c': 5}))
for text, arguments in (('{', ()), ('}', ()), ('{0', (1,)), ('{!x}', (1,)), ('{} {1}', (1, 2)), ('{2}', (1,)), ('{x}', ()), ('{0.missing}', (1,)), ('{0[k]}', ({},)), ('{!}', (1,)), ('{0!rr}', (1,))):
    try:
        print(text.format(*arguments))
    except (ValueError, IndexError, KeyError, AttributeError) as error:
        print(text, type(error).__name__, error)
