# string building and formatting
parts = []
for i in range(20_000):
    parts.append(f'{i:05d}:{i * 0.5:.2f}|{"x" * (i % 4):>4}')
text = ''.join(parts)
more = ''
for i in range(5_000):
    more += '%d,%s;' % (i, 'ab')
print(len(text), len(more), '{:>10}'.format(text[:5]), text.count('1'))
