b = bytearray(b'abc')
for statement in ('b[0] = 256', 'b[0] = -1', "b[0] = 'x'", "b[0] = b'x'", 'b[9] = 1', 'del b[9]', 'b.append(256)', "b.append('a')", "b.extend('abc')", 'b.extend([300])', 'b.remove(1)', 'b.pop(9)',
                  "b[1:2] = 'x'", 'b[::2] = b"x"', 'b += "x"', 'b += 3', 'hash(b)', 'b[:] = 3', 'b.insert()', "b['k'] = 1", 'bytearray().pop()', 'b.extend(3)', '{b: 1}'):
    try:
        exec(statement)
    except (TypeError, ValueError, IndexError) as error:
        print(statement, '->', type(error).__name__, error)
print(b)
