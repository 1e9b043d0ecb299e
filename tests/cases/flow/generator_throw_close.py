def worker():
    try:
        while True:
            try:
                yield 'ready'
            except ValueError as error:
                print('handled', error)
    finally:
        print('cleaning up')


g = worker()
print(next(g))
print(g.throw(ValueError('oops')))
g.close()
print(list(g))
h = worker()
next(h)
try:
    h.throw(KeyError('k'))
except KeyError as error:
    print('out came', repr(error))
k = worker()
next(k)
del k
print('end')
