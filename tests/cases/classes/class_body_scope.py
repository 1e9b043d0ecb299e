size = 'module'


class Holder:
    size = 'class'
    copy = size
    squares = [n * n for n in range(4)]

    def read(self):
        return size

    for letter in 'ab':
        pass


print(Holder.copy, Holder().read(), Holder.squares, Holder.letter)
print([name for name in vars(Holder) if not name.startswith('_')])
