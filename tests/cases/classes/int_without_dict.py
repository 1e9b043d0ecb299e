class Small(int):
    __slots__ = ()


class Wide(int):
    __slots__ = ('__dict__',)


print(Small(7), Small(10**30) + 1, Small('12', 8))
wide = Wide(3)
try:
    Small(1).note = 1
except AttributeError as error:
    print(error)
wide.note = 'n'
print(wide, wide.note, [Small(i) for i in range(4)])
