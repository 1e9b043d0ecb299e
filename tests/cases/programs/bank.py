class InsufficientFunds(Exception):
    def __init__(self, needed, available):
        super().__init__(f'need {needed}, have {available}')
        self.shortfall = needed - available


class Account:
    interest = 0.05

    def __init__(self, owner, balance=0):
        self.owner, self._balance = owner, balance
        self.history = []

    @property
    def balance(self):
        return self._balance

    def move(self, amount):
        if self._balance + amount < 0:
            raise InsufficientFunds(-amount, self._balance)
        self._balance += amount
        self.history.append(amount)
        return self

    def __str__(self):
        return f'{self.owner:>6}: {self.balance:8.2f}'


def transfer(source, target, amount):
    source.move(-amount)
    try:
        target.move(amount)
    except BaseException:
        source.move(amount)
        raise


ann, bob = Account('ann', 100), Account('bob')
transfer(ann, bob, 30.5)
print(ann, bob, sep='\n')
try:
    transfer(bob, ann, 50)
except InsufficientFunds as error:
    print(error, error.shortfall)
print(ann.history, bob.history)
bob.balance = 5
