"""array.array is registered as a mutable sequence, whichever module is imported first."""
import array
from collections import abc

for kind in (abc.MutableSequence, abc.Sequence, abc.Reversible, abc.Collection, abc.Buffer, abc.Hashable, abc.Set):
    print(kind.__name__, issubclass(array.array, kind), isinstance(array.array('b'), kind), issubclass(type('Sub', (array.array,), {}), kind))
match array.array('i', [1, 2, 3]):
    case [first, *rest]:
        print(first, rest)
