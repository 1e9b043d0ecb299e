print('a' + 'b', 'ab' * 3, 3 * 'ab', 'x' * 0, 'x' * -1)
s = ''
for n in range(5):
    s += str(n)
print(s)
print('%s and %s' % ('one', 2), '%d%%' % 50, '%5.2f|%-6s|%06d|%x|%X|%o|%e|%g|%c|%r' % (3.14159, 'ab', 42, 255, 255, 8, 12345.678, 0.0001, 'z', 'q'))
print('%(name)s is %(age)03d' % {'name': 'ann', 'age': 7}, '%*d' % (5, 42), '%+d % d' % (3, 4), '%#x %#o' % (255, 8), '%.3s' % 'abcdef')
