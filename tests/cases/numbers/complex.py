z = 3 + 4j
print(z, abs(z), z.conjugate(), z * 2j, z.real, z.imag, -z, z == 3 + 4j)
print(1j ** 2, complex('1+2j'), complex(1, -2), 1j / 2, repr(-0j))
try:
    z < 1
except TypeError as error:
    print(error)
