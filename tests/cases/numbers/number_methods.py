print((5).real, (5).imag, (5).numerator, (5).denominator, (5).conjugate(), (5).as_integer_ratio(), (5).is_integer())
print(int.__name__, (7).__add__(3), (7).__add__('x'), (7).__index__(), int.__add__(1, 2))
print(float(3), float('3'), (3).__float__(), complex(3), int.__doc__.splitlines()[0])
