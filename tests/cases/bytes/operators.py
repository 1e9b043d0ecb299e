print(b'a' + b'b', b'ab' * 3, b'a' + bytearray(b'b'), bytearray(b'a') + b'b', b'a' < b'b', b'a' == bytearray(b'a'), b'a' == 'a', b'ab' > b'a', hash(b'x') == hash(b'x'))
print(b'%d items at %.2f, %s %r %x %c' % (3, 1.5, b'raw', 'é', 255, 65), b'%b' % bytearray(b'z'), bytearray(b'%s') % b'in')
for expression in ("b'a' + 'b'", "b'a' + 1", "b'a' * b'b'", "b'a' < 'a'", "b'%d' % 'x'", "b'%s' % 'text'", "b'' in 'abc'"):
    try:
        eval(expression)
    except TypeError as error:
        print(expression, '->', error)
