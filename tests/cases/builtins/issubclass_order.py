# issubclass() looks at its first argument first; unions are no iterables and take in anything.
def show(call):
    try:
        print(call())
    except TypeError as error:
        print(error)


show(lambda: issubclass(1, 2))
show(lambda: issubclass(int, 2))
show(lambda: issubclass(1, int))
show(lambda: list(int | str))
show(lambda: 1 in (int | str))
show(lambda: "".join(int | str))
show(lambda: [*(int | str)])
show(lambda: print(*(int | str)))
show(lambda: (int | str) | 5)
show(lambda: 5 | (int | None))
show(lambda: int | 5)
show(lambda: list[show])
show(lambda: list[len])
show(lambda: ExceptionGroup[int])
show(lambda: type.__type_params__)
for name in ("int", "type"):
    try:
        eval(name).__abstractmethods__
    except AttributeError as error:
        print(error)
