print(str(), str(3), str(None), str(b'abc'), str(b'abc', 'ascii'), str(b'\xc3\xa9', encoding='utf-8'), str(object=5), str([1, 'a', None]))
print(str('x'), repr(str), str(int), str({'a': (1,)}), str((1,)), str(1.0), str(...))
for call in ("str(3, 'ascii')", "str('x', 'ascii')", "str(b'\\xff', 'ascii')", "str(1, 2, 3, 4)"):
    try:
        eval(call)
    except (TypeError, UnicodeDecodeError) as error:
        print(error)
