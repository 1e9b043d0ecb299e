# Which pattern a class's instances match is up to the first class of its order that says so.
import collections, collections.abc
class C: pass
class M1(collections.UserDict, collections.abc.Sequence): pass
class M3(collections.UserDict, C, list): pass
class S4(collections.UserList, dict, C): pass
def kind(x):
    match x:
        case [*_]: return 'seq'
        case {}: return 'map'
for c in (M1,M3,S4): print(kind(c()))
