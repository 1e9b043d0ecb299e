class Recorder:
    def __init__(self):
        self.log = []

    def __call__(self, *args, **kwargs):
        self.log.append((args, kwargs))
        return len(self.log)

    def __getattr__(self, name):
        if name.startswith('get_'):
            return lambda: name[4:]
        raise AttributeError(f'no {name} here')


r = Recorder()
print(r(1, 2), r(x=3), r.log)
print(r.get_colour(), callable(r), callable(3))
try:
    r.other
except AttributeError as error:
    print(error)
print(getattr(r, 'other', 'fallback'))
