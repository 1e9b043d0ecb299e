from array import array

a = array('B', [1, 2])
for statement in ("array('x')", "array()", "array('i', 3)", "array('i', 'abc')", "array('i', [1.5])", "array('ii')", 'a[0] = 256', 'a[0] = -1', "a[0] = 'x'", 'a[5]', 'a.append(300)', 'a.remove(9)', 'array("B").pop()', "a + [1]", "a.extend(array('i'))",
                  "a[0:1] = [1]", "array('b', [128])", "array('h', [40000])", "array('q', [2 ** 63])", "array('I', [-1])", "array('d', ['x'])", 'a.frombytes(b"")', "array('i').frombytes(b'abc')", "array('u', 3)"):
    try:
        print(statement, eval(statement) if '] =' not in statement else exec(statement))
    except (TypeError, ValueError, IndexError, OverflowError) as error:
        print(statement, '->', type(error).__name__, error)
