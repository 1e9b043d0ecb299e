print(complex(1j, 2))
print(complex(2, 1j))
print(complex(imag=1j))
print(complex(real=1j))
