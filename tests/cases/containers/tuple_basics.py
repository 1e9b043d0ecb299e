t = (1, 'a', 2.5)
print(t, t[1], t[::-1], len(t), t + (None,), t * 2, 'a' in t, t.index('a'), t.count(1), (), (1,), tuple('ab'), tuple([1, 2]))
print((1, 2) < (1, 3), (1, 2) == (1, 2), hash((1, 2)) == hash((1, 2)), {(1, 2): 'key'}[1, 2], ((1, 2), (3,)))
for statement in ('t[0] = 1', 'del t[0]', 't.append(1)', 't + [1]', 't[5]', 'tuple(1)', 'tuple(1, 2)'):
    try:
        exec(statement)
    except (TypeError, AttributeError, IndexError) as error:
        print(error)
