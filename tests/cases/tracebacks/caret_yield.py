def give():
    received = yield 1
    yield received + 'text'


g = give()
next(g)
g.send(5)
