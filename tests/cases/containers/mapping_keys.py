"""keys() of a mapping is made a list before anything is read of it (PyMapping_Keys); a KeyError in f(**m) is taken for a name given twice."""


class Keys:
    def __init__(self, given):
        self.given = given

    def keys(self):
        return self.given

    def __getitem__(self, key):
        return key


class Failing(Keys):
    def __getitem__(self, key):
        raise KeyError(*self.raised)


class NoIterator:
    def __iter__(self):
        return 5


class Raising:
    def __iter__(self):
        raise KeyError('in iter')


def generated():
    yield 1
    raise ValueError('late')


def call(**names):
    return names


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


for given in 5, None, NoIterator(), Raising(), 'ab', ['a', 1]:
    for action in (dict, {}.update, lambda m: {**m}, lambda m: dict(**m), lambda m: {} | m, lambda m: call(**m), lambda m: call(a=1, **m), lambda m: exec('', {}, m)):
        attempt(lambda: action(Keys(given)))
for action in dict, {}.update, lambda m: {**m}, lambda m: call(**m):
    attempt(lambda: action(Keys(generated())))
for raised in (), ('k',), (1, 2), (None,):
    failing = Failing('ab')
    failing.raised = raised
    for action in dict, lambda m: {**m}, lambda m: call(**m), lambda m: print(**m):
        attempt(lambda: action(failing))
