# Real numbers divided by complex ones, infinities recovered, powers that overflow.
inf, nan = float("inf"), float("nan")
for left, right in [
    (1.5, complex(inf, 1)), (1.5, complex(-2, 0.0)), (1.5, complex(2, -0.0)), (2, 1j), (-2, -1j), (0.0, complex(2, -0.0)),
    (True, -1j), (1.5, complex(nan, inf)), (complex(inf, 1), 1 + 0j), (complex(1, -inf), 2 - 1j), (1 + 1j, complex(inf, inf)), (complex(inf, 1), 1.5),
]:
    print(left, right, left / right)
for base, exponent in [(complex(inf, 1), True), (complex(inf, 1), 2), (1e200 + 1j, 2), (complex(nan, 0), 1)]:
    try:
        print(base**exponent)
    except OverflowError as error:
        print(error)
try:
    complex.from_number(type("C", (), {"__complex__": lambda self: 1})())
except TypeError as error:
    print(error)
