print(True + True, True * 3, -True, True == 1, False == 0.0, True < 2)
print(True & False, True | False, True ^ True, type(True & 1), type(True & True))
print(bool(''), bool('0'), bool([]), bool([0]), bool(0.0), bool(None), int(True), str(False), [False, True][True])
print(isinstance(True, int), True.bit_length(), sum([True, True, False]))
