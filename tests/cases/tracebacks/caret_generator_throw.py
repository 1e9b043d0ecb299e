def waiter():
    yield 'ready'


g = waiter()
print(next(g))
g.throw(KeyError('thrown in'))
