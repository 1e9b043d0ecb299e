class Money:
    def __init__(self, amount):
        self.amount = amount

    def __repr__(self):
        return f'Money({self.amount!r})'

    def __str__(self):
        return f'${self.amount:.2f}'

    def __format__(self, spec):
        return f'<{spec}>{self!s}'


m = Money(3.5)
print(m, [m], (m,), {m.amount: m})
print(str(m), repr(m), f'{m}', f'{m!r}', f'{m!s:>8}', f'{m:wide}')
print('%s %r' % (m, m))


class Wrong:
    def __repr__(self):
        return 3


try:
    print(Wrong())
except TypeError as error:
    print(error)
