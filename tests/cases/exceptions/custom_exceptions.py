class ShopError(Exception):
    """Something in the shop went wrong."""


class OutOfStock(ShopError):
    def __init__(self, item, wanted, available):
        super().__init__(f'{wanted} × {item} wanted, {available} left')
        self.item = item
        self.missing = wanted - available


class Closed(ShopError):
    def __str__(self):
        return 'we are closed'


for error in (OutOfStock('tea', 5, 2), Closed(), ShopError(), ShopError('a', 'b')):
    try:
        raise error
    except OutOfStock as caught:
        print('stock:', caught, caught.missing, caught.args)
    except ShopError as caught:
        print('shop:', caught, repr(caught), caught.args)
