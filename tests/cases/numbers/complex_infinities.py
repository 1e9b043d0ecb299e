# Products and quotients keep infinities that would come out as nan; signs of zeros; powers that overflow.
inf, nan = float('inf'), float('nan')
values = [1+2j, -0j, complex(-0.0, -0.0), complex(inf, 0), complex(0, inf), complex(-inf, nan), complex(1e300, 1e300), 3.0, -0.0, inf]
for a in values:
    for b in values:
        if isinstance(a, complex) or isinstance(b, complex):
            try:
                quotient = a / b
            except ZeroDivisionError as error:
                quotient = error
            print(a, b, a * b, quotient)
for exponent in [1, 2, -1, 3, 1+0j]:
    for a in [complex(-0.0, -0.0), complex(inf, 0), complex(nan, 0), 1e200+1e200j, 2j]:
        try:
            print(a, exponent, a ** exponent)
        except ArithmeticError as error:
            print(a, exponent, type(error).__name__, error)
for text in ['1__0', '_1', '1_000+2_0j', '1e_1']:
    try:
        print(complex(text))
    except ValueError as error:
        print(error)
