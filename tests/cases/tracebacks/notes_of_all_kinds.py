# What __notes__ may hold: texts of lines, other objects, no list at all; on syntax errors, in chains, with failing repr.
import traceback


def shown(function):
    try:
        function()
    except BaseException:
        traceback.print_exc()



def raised(notes, error=None):
    error = error or ValueError("v")
    error.__notes__ = notes
    raise error


class Failing:
    def __str__(self):
        raise ValueError("no str")

    __repr__ = __str__


class NoStr:
    def __str__(self):
        raise ValueError("no str")

    def __repr__(self):
        return "<its repr>"


class WrongStr:
    def __str__(self):
        return 5


class Text(str):
    def __str__(self):
        return "text's str"


@shown
def added():
    error = ValueError("v")
    error.add_note("first")
    error.add_note("second")
    raise error


@shown
def empty_note():
    raised([""])


@shown
def lines():
    raised(["one\ntwo\n\nthree\n"])


@shown
def other_line_ends():
    raised(["a\rb\x0bc\x0cd\x1ce\x85f\u2028g"])


@shown
def numbers():
    raised([1, 2.5, None, True])


@shown
def tuple_of_notes():
    raised(("a", "b"))


@shown
def text_instead():
    raised("abc")


@shown
def bytes_instead():
    raised(b"abc")


@shown
def number_instead():
    raised(5)


@shown
def none_instead():
    raised(None)


@shown
def set_instead():
    raised({1})


@shown
def dict_instead():
    raised({"a": 1})


@shown
def generator_instead():
    raised(range(3))


@shown
def empty_list():
    raised([])


@shown
def failing_note():
    raised(["before", Failing(), "after"])


@shown
def failing_str():
    raised([NoStr()])


@shown
def wrong_str():
    raised([WrongStr()])


@shown
def failing_object_instead():
    raised(Failing())


@shown
def failing_str_instead():
    raised(NoStr())


@shown
def text_class():
    raised([Text("inner")])


@shown
def nested_list():
    raised([["a", "b"], ("c",)])


@shown
def of_syntax_error():
    try:
        compile("a b", "given.py", "exec")
    except SyntaxError as error:
        raised(["about the syntax"], error)


@shown
def of_cause():
    try:
        raised(["inner note"])
    except ValueError as error:
        outer = KeyError("outer")
        outer.add_note("outer note")
        raise outer from error


@shown
def of_error_without_text():
    raised(["only a note"], ValueError())


@shown
def of_error_of_lines():
    raised(["note"], ValueError("one\ntwo"))


@shown
def of_name_error():
    try:
        lenght
    except NameError as error:
        error.add_note("and a note")
        raise


@shown
def property_instead():
    class Noted(Exception):
        @property
        def __notes__(self):
            return ["from a property"]
    raise Noted("x")


@shown
def property_fails():
    class Noted(Exception):
        @property
        def __notes__(self):
            raise ValueError("no notes")
    raise Noted("x")


@shown
def property_fails_as_attribute():
    class Noted(Exception):
        @property
        def __notes__(self):
            raise AttributeError("no notes")
    raise Noted("x")


@shown
def class_attribute():
    class Noted(Exception):
        __notes__ = ["for all"]
    raise Noted("x")


@shown
def added_to_class_attribute():
    class Noted(Exception):
        __notes__ = ("for all",)
    Noted().add_note("more")


@shown
def added_number():
    ValueError().add_note(5)


@shown
def wide():
    raised(["日本語 😀 é"])


@shown
def surrogates():
    raised(["a\ud800b"])


@shown
def deque_instead():
    import collections
    raised(collections.deque(["first", "second"]))


@shown
def own_sequence():
    import collections.abc

    class Notes(collections.abc.Sequence):
        def __len__(self):
            return 2

        def __getitem__(self, index):
            return ["one", "two"][index]
    raised(Notes())


@shown
def bytearray_instead():
    raised(bytearray(b"ab"))


@shown
def memoryview_instead():
    raised(memoryview(b"ab"))
