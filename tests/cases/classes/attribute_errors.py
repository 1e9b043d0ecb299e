class Box:
    size = 3

    def open(self):
        pass


b = Box()
for action in ('b.sise', 'Box.colour', 'b.open.speed', 'b.size.real.foo'):
    try:
        eval(action)
    except AttributeError as error:
        print(error)
try:
    (5).x = 1
except AttributeError as error:
    print(error)
try:
    'text'.upper = 1
except AttributeError as error:
    print(error)
try:
    int.x = 1
except TypeError as error:
    print(error)
try:
    del b.size
except AttributeError as error:
    print(error)
