view = memoryview(b'fixed')
print(view.readonly, view[0], bytes(view))
for statement in ('view[0] = 1', "view[1:2] = b'x'", 'del view[0]', 'del view[1:]'):
    try:
        exec(statement)
    except TypeError as error:
        print(error)
writable = memoryview(bytearray(b'soft'))
print(writable.toreadonly().readonly, writable.readonly)
try:
    writable.toreadonly()[0] = 1
except TypeError as error:
    print(error)
try:
    del writable[0]
except TypeError as error:
    print(error)
