n = 10
n += 5
n -= 3
n *= 4
n //= 5
n **= 2
n %= 17
n <<= 3
n >>= 1
n |= 3
n &= 29
n ^= 7
n /= 4
print(n)
items = alias = [1]
items += [2]
items *= 2
print(alias, items is alias)
t = (1,)
t += (2,)
d = {'k': [1]}
d['k'] += [2]
print(t, d)
