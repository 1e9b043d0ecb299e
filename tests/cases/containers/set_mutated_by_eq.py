# __eq__ that changes the set being searched: the search starts again


class Meddler:
    def __init__(self, action):
        self.action = action

    def __hash__(self):
        return 1

    def __eq__(self, other):
        self.action()
        return False


def grow():
    numbers.update(range(100, 200))


for change in (lambda: numbers.clear(), grow):
    for name in ("__contains__", "add", "discard", "remove", "__and__", "__sub__", "__or__", "__eq__"):
        numbers = {1, 2, 3}
        argument = Meddler(change)
        if name in ("__and__", "__sub__", "__or__", "__eq__"):
            argument = {argument, 2, 3}
        try:
            result = getattr(numbers, name)(argument)
        except KeyError as error:
            result = type(error)
        print(name, len(result) if isinstance(result, set) else result, len(numbers))
