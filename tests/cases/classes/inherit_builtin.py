class Stack(list):
    def push(self, item):
        self.append(item)
        return self


class Upper(str):
    def __getitem__(self, index):
        return super().__getitem__(index).upper()


class Default(dict):
    def __missing__(self, key):
        return f'no {key}'


s = Stack([1]).push(2).push(3)
print(s, len(s), s == [1, 2, 3], isinstance(s, list), s.pop())
u = Upper('hello')
print(u[1], u, len(u), u + '!')
d = Default(a=1)
print(d['a'], d['b'], d, d.get('b'))


class Number(int):
    def __add__(self, other):
        return Number(int(self) + other + 1000)


print(Number(3) + 4, Number(3) * 2, type(Number(1) + 1).__name__)
