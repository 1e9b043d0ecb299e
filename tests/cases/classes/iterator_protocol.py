class Countdown:
    def __init__(self, start):
        self.current = start

    def __iter__(self):
        return self

    def __next__(self):
        if self.current <= 0:
            raise StopIteration('done')
        self.current -= 1
        return self.current


print(list(Countdown(4)), sum(Countdown(5)), max(Countdown(3)))
it = iter(Countdown(1))
print(next(it), next(it, 'default'))
try:
    next(it)
except StopIteration as stop:
    print('stopped', stop.value, stop.args)
for thing in (3, object):
    try:
        iter(thing)
    except TypeError as error:
        print(error)
