# The __dict__ of a function, a staticmethod and a partial can be another dict, not deleted and nothing else.
import functools


def f():
    pass


class Kept(dict):
    pass


f.x = 1
before = f.__dict__
f.__dict__ = {'y': 2}
print(f.y, f.__dict__, before)
for wrong in (1, None, []):
    try:
        f.__dict__ = wrong
    except TypeError as error:
        print(error)
for each in (f, staticmethod(f), functools.partial(f)):
    try:
        del each.__dict__
    except TypeError as error:
        print(error)
    each.__dict__ = Kept(z=3)
    print(each.z, type(each.__dict__))
