class Positive:
    def __set_name__(self, owner, name):
        print('named', name, 'in', owner.__name__)
        self.name = '_' + name

    def __get__(self, instance, owner):
        if instance is None:
            return f'descriptor of {owner.__name__}'
        return getattr(instance, self.name)

    def __set__(self, instance, value):
        if value <= 0:
            raise ValueError(f'{self.name[1:]} must be positive, not {value}')
        setattr(instance, self.name, value)


class Item:
    price = Positive()
    weight = Positive()

    def __init__(self, price, weight):
        self.price = price
        self.weight = weight


item = Item(3, 4)
print(item.price, item.weight, Item.price)
try:
    item.weight = -1
except ValueError as error:
    print(error)
