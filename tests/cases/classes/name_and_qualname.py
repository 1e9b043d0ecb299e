class Outer:
    class Inner:
        def method(self):
            def local():
                pass
            return local


def factory():
    class Made:
        pass
    return Made


print(Outer.Inner.__qualname__, Outer.Inner.method.__qualname__)
print(Outer.Inner().method().__qualname__)
print(factory().__qualname__, factory())
print(Outer, Outer.Inner, [Outer])
