a = [1]
b = a
c = [1]
print(a is b, a is c, a == c, id(a) == id(b), id(a) != id(c), None is None, a is not c)
x = 5
y = 5
print(x is y, tuple() is tuple(), True is (1 == 1), type(id(a)))
