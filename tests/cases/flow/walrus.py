if (n := len('buffer')) > 5:
    print('long', n)
print([half for x in range(8) if (half := x // 2) > 2], half)
while (n := n - 2) > 0:
    print(n, end=' ')
print()
total = 0
print([total := total + v for v in (1, 2, 3)], total)
