a, b = 1, 'x'
result = a > 0 and b > 0 or not a
