def later(item: Undefined) -> Undefined:
    return [item]


print(later(3))
try:
    later.__annotations__
except NameError as error:
    print(error)


class Undefined:
    pass


print(later.__annotations__['item'].__name__)
print(later.__annotations__['item'] is Undefined)
