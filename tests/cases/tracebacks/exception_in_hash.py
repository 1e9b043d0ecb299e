class Unhashable:
    __hash__ = None


print({Unhashable(): 1})
