print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234.5678, -2), round(5, 2), round(15, -1), round(25, -1))
print(round(0.5), round(1.5), round(1e300, 2), type(round(2.0)), type(round(2.0, 0)), round(12345678901234567890, -5))
