class Frozen:
    def __setattr__(self, name, value):
        if name in self.__dict__:
            raise AttributeError(f'{name} is already set')
        super().__setattr__(name, value)

    def __delattr__(self, name):
        print('keeping', name)


f = Frozen()
f.a = 1
try:
    f.a = 2
except AttributeError as error:
    print(error)
del f.a
print(f.a, vars(f))
