class Single:
    instance = None

    def __new__(cls, *args):
        print('new', args)
        if cls.instance is None:
            cls.instance = super().__new__(cls)
        return cls.instance

    def __init__(self, value):
        print('init', value)
        self.value = value


a = Single(1)
b = Single(2)
print(a is b, a.value)


class Celsius(float):
    def __new__(cls, text):
        return super().__new__(cls, text.rstrip('°C'))


print(Celsius('21.5°C') + 1)


class NotMine:
    def __new__(cls):
        return 'a string instead'

    def __init__(self):
        print('never called')


print(NotMine())
try:
    object(3)
except TypeError as error:
    print(error)


class Empty:
    pass


try:
    Empty(1)
except TypeError as error:
    print(error)
