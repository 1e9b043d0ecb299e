"""`+=` of a class that derives from list is that of list, whatever else the class or the other operand define."""

class A(list):
    def __radd__(self, o): return [1]
class B(list): pass
class C(list):
    def __add__(self, o): return 'add'
class D(list):
    def __rmul__(self, o): return 'rmul'
class T(tuple):
    def __radd__(self, o): return 'radd'
class S(str):
    def __radd__(self, o): return 'radd'
for c in A, B, C, D, T, S, list:
    for code in 'x += 1', 'x = x + 1', 'x = 1 + x', 'x = x + x', 'x += x', 'x *= 2', 'x = 2 * x', 'x = x * "a"', 'x *= "a"', 'x += "ab"', 'x = x + A()', 'x = [] + x', 'x = A() + x', 'x += A()', 'x = [5]; x += A([2])','x = [5]; x += D([2])':
        x = c()
        try: exec(code); print(c.__name__, code, x)
        except TypeError as e: print(c.__name__, code, e)
