# Looking up a comparison method that fails counts as not having one; calling it does not.
class Fails:
    @property
    def __eq__(self):
        raise AttributeError('hidden')

    @property
    def __lt__(self):
        raise ZeroDivisionError('hidden too')


class Calls:
    def __eq__(self, other):
        raise ValueError('seen')


one = Fails()
print(one == one, one == Fails(), one != one)
try:
    one < one
except TypeError as e:
    print(e)
try:
    Calls() == 1
except ValueError as e:
    print(e)
