class Child(metaclass=print):
    pass


class Other(Child := int, size=undefined):
    pass
