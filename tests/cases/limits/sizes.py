# Sizes that no memory holds are refused at once, with CPython's error for each.
import io

refused = r'''
bytes(10**12)
bytes(2**31-1)
bytes(2**31)
'a' * 10**12
'a' * (2**31-1)
'ab' * (2**31-1)
b'a' * 10**12
b'ab' * (2**31-1)
[0] * 10**12
[0] * (2**31-1)
(0,) * 10**12
(0,) * (2**31-1)
[0]*-10**12
len(range(10**12))
1 << 10**12
'%*d' % (10**12, 1)
'%*d' % (2**31-1, 1)
'%*d' % (2**31, 1)
'%.*d' % (2**31, 1)
'%99999999999999d' % 1
'%.99999999999999d' % 1
'%2147483647d' % 1
'%2147483648d' % 1
b'%*d' % (10**12, 1)
b'%99999999999999d' % 1
b'%.99999999999999d' % 1
b'%2147483647d' % 1
format(1, '1000000000000')
format(1, '2147483647')
format(1, '2147483648')
format(1, '.2147483648f')
format(1.0, '.2147483648f')
format('a', '2147483647')
format('a', '2147483648')
format('a', '.2147483648')
format(1j, '.2147483648f')
'{:{}}'.format(1, 10**12)
'{:{}}'.format(1, 2147483647)
'{0[99999999999999999999]}'.format([])
'{99999999999999999999}'.format(1)
'a'.center(10**12)
'a'.center(2**31-1)
'a'.ljust(10**12)
'a'.ljust(2**31-1)
'a'.rjust(2**31-1)
'a'.zfill(10**12)
'a'.zfill(2**31-1)
'\t'.expandtabs(2**31-1)
'\t\t'.expandtabs(2**31-1)
'\t\t'.expandtabs(2**31)
b'\t\t'.expandtabs(2**31-1)
b'a'.center(10**12)
b'a'.center(2**31-1)
b'a'.ljust(2**31-1)
b'a'.zfill(2**31-1)
('a'*10**6).replace('', 'b'*10**6)
('a'*10**6).replace('a', 'b'*10**6)
(b'a'*10**6).replace(b'a', b'b'*10**6)
(b'a'*10**6).replace(b'', b'b'*10**6)
('b'*10**6).join('a'*10**5)
(b'b'*10**6).join([b'a']*10**5)
('a'*10**6).translate({97: 'b'*10**6})
memoryview(b'a').cast('B', [10**12])
memoryview(b'a').cast('B', [2**31])
io.BytesIO().seek(10**12)
io.BytesIO().read(10**12)
io.BytesIO().read(2**31)
(lambda b: (b.seek(2**31-1), b.write(b'a')))(io.BytesIO())
(1).to_bytes(10**12)
int.from_bytes(b'a', 10**12)
chr(10**12)
chr(2**31)
'a'[10**12]
[1][10**12]
[1].insert(10**12, 1)
[1].pop(10**12)
[1].index(1, 10**12)
b'a'[10**12]
(1,)[10**12]
range(10)[10**12]
sys.set_int_max_str_digits(10**12)
bytes([10**12])
b'a'.find(10**12)
'''
for expression in refused.strip().splitlines():
    try:
        eval(expression)
    except Exception as error:
        print(expression, type(error).__name__, error)
    else:
        print(expression)
