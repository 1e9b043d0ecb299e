# del x[0] where it cannot be: two wordings, by whether the type is a sequence
import io


class Plain:
    pass


for value in (Plain(), io.BytesIO(), "a", b"a", (1,), {1}, frozenset(), range(3), {}.keys(), {}.values(), 1, None, len):
    for key in (0, "a"):
        try:
            del value[key]
        except TypeError as error:
            print(error)
released = memoryview(b"1")
released.release()
for function in (int, float):
    try:
        function(released)
    except TypeError as error:
        print(error)
for function in (io.BytesIO.getvalue, bytearray.append):
    try:
        function()
    except TypeError as error:
        print(function.__qualname__, error)
