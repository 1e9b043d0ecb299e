class Door:
    def __init__(self, name, swallow=False):
        self.name = name
        self.swallow = swallow

    def __enter__(self):
        print('enter', self.name)
        return self.name.upper()

    def __exit__(self, kind, value, trace):
        print('exit', self.name, kind and kind.__name__, value)
        return self.swallow


with Door('a') as name:
    print('inside', name)
with Door('b', swallow=True), Door('c'):
    raise KeyError('lost')
print('swallowed')
try:
    with Door('d'):
        1 / 0
except ZeroDivisionError:
    print('passed on')
for number in range(3):
    with Door(str(number)):
        if number == 1:
            break
