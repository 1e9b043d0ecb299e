class A:
    pass


class B(A):
    pass


print(isinstance(B(), A), isinstance(A(), B), isinstance(3, (str, int)), isinstance(True, int), isinstance(None, type(None)))
print(issubclass(B, A), issubclass(bool, int), issubclass(int, (str, object)), isinstance(A, type), isinstance(len, object), type(B()) is A)
for call in ("isinstance(3, 'int')", 'isinstance(3)', "issubclass(3, int)", 'isinstance(3, [int])'):
    try:
        eval(call)
    except TypeError as error:
        print(error)
