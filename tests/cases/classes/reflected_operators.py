class Base:
    def __sub__(self, other):
        return 'Base.__sub__'

    def __rsub__(self, other):
        return 'Base.__rsub__'


class Derived(Base):
    def __rsub__(self, other):
        return 'Derived.__rsub__'


print(Base() - 1, 1 - Base())
print(Base() - Derived(), Derived() - Base())
print(Base() - Base())


class Plain:
    def __isub__(self, other):
        return f'in place with {other}'


p = Plain()
p -= 4
print(p)
