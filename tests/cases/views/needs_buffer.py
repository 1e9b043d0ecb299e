for value in ('text', 3, [1, 2], None, {}, range(3)):
    try:
        memoryview(value)
    except TypeError as error:
        print(error)
try:
    memoryview()
except TypeError as error:
    print(error)
try:
    memoryview(b'a', b'b')
except TypeError as error:
    print(error)
print(memoryview(object=b'keyword').tobytes())
