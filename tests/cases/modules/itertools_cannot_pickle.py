import copy
import itertools as I
for x in (I.count(1), I.repeat(1, 3), I.cycle('ab'), I.chain('ab')):
    for f in (copy.copy, copy.deepcopy):
        try:
            print(f(x))
        except TypeError as error:
            print(error)
a, b = I.tee('abc')
next(a)
print(list(copy.copy(a)), list(a), list(b))
