import shapes
from shapes import area, UNIT as unit
import shapes as again

print(shapes.area(3), area(4), unit, again is shapes)
print(shapes.__name__, __name__, shapes.__file__, shapes.__doc__)
print(type(shapes).__name__, [name for name in dir(shapes) if not name.startswith('__')])
