class Temperature:
    count = 0

    def __init__(self, celsius):
        self.celsius = celsius

    @classmethod
    def from_fahrenheit(cls, degrees):
        cls.count += 1
        return cls((degrees - 32) * 5 / 9)

    @staticmethod
    def is_freezing(celsius):
        return celsius <= 0


class Kelvin(Temperature):
    pass


t = Temperature.from_fahrenheit(212)
print(t.celsius, Temperature.count)
k = Kelvin.from_fahrenheit(32)
print(type(k).__name__, k.celsius, Kelvin.count, Temperature.count)
print(t.is_freezing(-3), Temperature.is_freezing(3))
print(k.from_fahrenheit(50).celsius)
