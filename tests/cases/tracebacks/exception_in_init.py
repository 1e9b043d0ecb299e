class Engine:
    def __init__(self, power):
        self.power = int(power)


class Car:
    def __init__(self, engine):
        self.engine = Engine(engine)


Car('strong')
