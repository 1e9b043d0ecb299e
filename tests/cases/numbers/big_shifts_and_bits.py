n = 1 << 100
print(n, n >> 98, n >> 200, -1 >> 50, -n >> 99)
print(n | 5, (n | 0xff) & 0xf0, n ^ n, ~n)
print(-5 & 0xff, -5 | 3, -5 ^ 3, -n & (n << 1))
print(n.bit_length(), (255).bit_count(), (-8).bit_length(), (0).bit_length())
