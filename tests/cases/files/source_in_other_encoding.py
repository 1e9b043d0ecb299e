# Modules may be in any encoding that they declare.
with open('old.py', 'wb') as f:
    f.write(b"# -*- coding: latin9 -*-\nprice = '\xa4 5'\n")
with open('older.py', 'wb') as f:
    f.write(b"# -*- coding: cp437 -*-\nprice = '\x9c 5'\n")
import old, older
print(old.price, older.price)
exec(b"# coding: cp1252\nprint('\x80')")
for bad in (b"# coding: nope\n1", b"# coding: cp1252\n'\x81'"):
    try:
        compile(bad, 'bad.py', 'exec')
    except SyntaxError as error:
        print(error)
