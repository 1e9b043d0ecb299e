class Noisy:
    def __init__(self, name):
        self.name = name
        print('open', name)

    def __del__(self):
        print('close', self.name)


a = Noisy('a')
b = a
del a
print('still here')
b = Noisy('b')
print('a was replaced')


def scope():
    Noisy('temporary')
    local = Noisy('local')
    print('leaving')


scope()
del b
print('end')
