# Below a power of ten the digits must not be rounded one place too early.
for number in (1e-7, 1e-5, 0.1, 1e22, 1e23, 9.9999999999999995, 5e-324, 999999999.9999999, 1.0):
    print([format(number, f'.{digits}{kind}') for digits in (1, 15, 16, 17, 18, 25) for kind in 'ge'])
