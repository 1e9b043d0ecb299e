class Lamp:
    def on(self):
        pass

    def forgot():
        pass

    @staticmethod
    def check(a, b):
        pass

    @classmethod
    def make(cls, n):
        pass


lamp = Lamp()
for call in ('lamp.on(1)', 'lamp.forgot()', 'lamp.check(1)', 'Lamp.make()', 'Lamp(1)', 'Lamp.make(1, 2)', 'lamp.on(x=1)'):
    try:
        eval(call)
    except TypeError as error:
        print(call, '->', error)
