# Wrong calls of constructors and the like
for text in (
    "sorted()", "reversed()", "reversed(1, 2)", "staticmethod()", "classmethod(1, 2)", "sorted([], 1)",
    "class_with_slots()", "enter_missing()",
):
    def class_with_slots():
        class Number(int):
            __slots__ = ("a",)

    def enter_missing():
        class OnlyExit:
            def __exit__(self, *details):
                pass

        with OnlyExit():
            pass

    try:
        print(eval(text))
    except TypeError as error:
        print(text, error)


class Slotted:
    __slots__ = ("x",)


try:
    del Slotted().x
except AttributeError as error:
    print(error, error.args)
