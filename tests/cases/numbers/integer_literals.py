print(0b1011, 0o17, 0xff, 1_000_000, 0xDEAD_BEEF, 0B1, 0O7, 0XA)
print(00, 1e3, 1.5e-3, .5, 5., 1_0.0_1, 1E2)
print(bin(10), oct(-8), hex(255), hex(-1), bin(0))
