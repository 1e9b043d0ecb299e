actions = '''
1 + 'a'
'a' + 1
'a' - 'b'
[1] + (2,)
b'a' + 'a'
'a' * 'b'
'a' * 2.5
[1] * None
1 / 'a'
-'a'
~2.5
not_defined
len(3)
len()
len(1, 2)
abs('x')
int([])
int('12x')
int('', 10)
int('z', 36)
int('8', 8)
float('a.b')
float([])
ord('ab')
ord(3)
chr(-1)
chr('a')
sum(['a', 'b'])
sum(3)
max([])
max(1)
min()
sorted(3)
sorted([1, 'a'])
1 < 'a'
None < None
[] < ()
1 in 3
'a' in 'abc'
3 in 'abc'
hash([])
iter(3)
next([])
range(1.5)
range(1, 2, 0)
round('a')
pow(2, -1, 4)
pow(2, 3, 0)
divmod(1, 0)
1 // 0
1 % 0
1.0 / 0
1.0 // 0
1.0 % 0
0 ** -1
0.0 ** -1
1 << -1
2 ** 'a'
isinstance(1, 1)
issubclass(1, int)
zip(1)
enumerate(3)
reversed({1})
bytes(-1)
bytes('text')
bytes(['a'])
bytes([256])
bytearray([300])
bytes([1.5])
getattr(3)
'abc'.join([1, 2])
'abc'.split('')
'x'.center()
'%d' % 'a'
'%s %s' % 1
'%s' % (1, 2)
'%z' % 1
'{}'.format()
'{0} {}'.format(1, 2)
'{a}'.format(b=1)
format(3, 'q')
format('a', 'd')
format(3.5, 'd')
format([], '5')
'''
for action in actions.strip().splitlines():
    try:
        print(action, '=', eval(action))
    except Exception as error:
        print(action, '->', repr(error))
