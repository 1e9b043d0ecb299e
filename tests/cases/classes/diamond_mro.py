class Base:
    def visit(self):
        return ['Base']


class Left(Base):
    def visit(self):
        return ['Left'] + super().visit()


class Right(Base):
    def visit(self):
        return ['Right'] + super().visit()


class Bottom(Left, Right):
    def visit(self):
        return ['Bottom'] + super().visit()


print(Bottom().visit())
print([c.__name__ for c in Bottom.mro()])
try:
    class Impossible(Base, Left):
        pass
except TypeError as error:
    print(error)
