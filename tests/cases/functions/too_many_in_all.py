# Native functions with keywords count all arguments before they look at names.
def show(call):
    try:
        print(call())
    except TypeError as error:
        print(error)


show(lambda: b"".hex(sep=1, b=2, c=3))
show(lambda: b"".hex(1, 2, c=3))
show(lambda: [].sort(a=1, b=2, c=3))
show(lambda: int(1, 2, base=3))
show(lambda: round(a=1, b=2, c=3))
show(lambda: (1).to_bytes(1, "big", True, y=3))
show(lambda: "".replace("a", "b", 1, count=2))
show(lambda: "".split(sep="", maxsplit=2, x=3))
show(lambda: {}.update(1, 2))
show(lambda: {}.update(1, 2, a=3))
show(lambda: memoryview(1, a=2))
show(lambda: super(1, 2, 3))
show(lambda: zip(strict=1, y=2))
show(lambda: max(1, 2, key=None, default=1, x=4))
show(lambda: print(1, x=2, sep="", end="", file=None, flush=1))
show(lambda: memoryview(b"").__exit__(x=1))
