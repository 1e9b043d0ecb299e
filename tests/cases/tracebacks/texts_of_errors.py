# The last line of a traceback: failing __str__ and __repr__, odd names and modules, empty and long messages.
import traceback


def shown(function):
    try:
        function()
    except BaseException:
        traceback.print_exc()



import enum
import errno


@shown
def str_fails():
    class Bad(Exception):
        def __str__(self):
            raise ValueError("x")
    raise Bad("text")


@shown
def str_returns_number():
    class Bad(Exception):
        def __str__(self):
            return 5
    raise Bad("text")


@shown
def str_exits():
    class Bad(Exception):
        def __str__(self):
            raise SystemExit(4)
    raise Bad("text")


@shown
def repr_of_argument_fails():
    class BadRepr:
        def __repr__(self):
            raise ValueError("x")
    raise Exception(BadRepr(), 1)


@shown
def single_argument_is_not_text():
    raise Exception([1, "a", None])


@shown
def no_arguments():
    raise Exception


@shown
def empty_text():
    raise Exception("")


@shown
def none():
    raise Exception(None)


@shown
def lines():
    raise Exception("first\nsecond\n")


@shown
def line_ends():
    raise Exception("a\rb\x0bc\x85d\u2028e")


@shown
def spaces():
    raise Exception("  ")


@shown
def nul_and_escape():
    raise Exception("a\0b\x1b[31mred\x7f")


@shown
def surrogate():
    raise Exception("a\udc80b\ud800")


@shown
def key_errors():
    raise KeyError("it's", 'a "b"')


@shown
def key_error_of_text():
    raise KeyError("line\nline")


@shown
def key_error_of_none():
    raise KeyError(None)


@shown
def key_error_empty():
    raise KeyError


@shown
def module_changed():
    class Moved(Exception):
        __module__ = "package.module"
    raise Moved(1)


@shown
def module_builtins():
    class Moved(Exception):
        __module__ = "builtins"
    raise Moved(1)


@shown
def module_number():
    class Moved(Exception):
        __module__ = 5
    raise Moved(1)


@shown
def module_none():
    class Moved(Exception):
        __module__ = None
    raise Moved(1)


@shown
def name_changed():
    class Named(Exception):
        pass
    Named.__name__ = "Other"
    Named.__qualname__ = "Very.Other"
    raise Named(1)


@shown
def nested_class():
    class Outer:
        class Inner(Exception):
            pass
    raise Outer.Inner("x")


@shown
def type_call():
    raise type("Made Up", (Exception,), {})("x")


@shown
def metaclass():
    class Meta(type):
        def __repr__(cls):
            return "META"

        def __str__(cls):
            return "META STR"
    class Odd(Exception, metaclass=Meta):
        pass
    raise Odd("x")


@shown
def os_error_two():
    raise OSError(errno.ENOENT, "No such file or directory")


@shown
def os_error_file():
    raise OSError(errno.ENOENT, "No such file or directory", "a file")


@shown
def os_error_two_files():
    raise OSError(errno.ENOENT, "No such file or directory", "one", None, "two")


@shown
def os_error_other():
    raise FileNotFoundError("only text")


@shown
def unicode_decode():
    b"a\xff".decode()


@shown
def unicode_encode():
    "é€".encode("ascii")


@shown
def unicode_encode_one():
    "é".encode("ascii")


@shown
def unicode_changed():
    try:
        b"a\xff\xfe".decode()
    except UnicodeDecodeError as error:
        error.reason, error.start, error.end = "changed", 0, 9
        raise


@shown
def unicode_translate():
    raise UnicodeTranslateError("abc", 0, 2, "why")


@shown
def system_exit_in_text():
    raise SystemExit("x", 1)


@shown
def stop_iteration():
    raise StopIteration("value")


@shown
def import_error():
    raise ImportError("text", name="n", path="p")


@shown
def import_error_of_nothing():
    raise ImportError(name="n")


@shown
def name_error():
    raise NameError("text", name="lenght")


@shown
def attribute_error():
    raise AttributeError("text", name="appendd", obj=[])


@shown
def attribute_error_same():
    raise AttributeError("text", name="append", obj=[])


@shown
def enum_argument():
    class Colour(enum.Enum):
        RED = 1
    raise ValueError(Colour.RED)


@shown
def str_class_argument():
    class Text(str):
        def __str__(self):
            return "text's str"

        def __repr__(self):
            return "text's repr"
    raise ValueError(Text("a"))


@shown
def arguments_replaced():
    error = ValueError("before")
    error.args = ("after", 2)
    raise error


@shown
def keyword_to_own():
    class Own(Exception):
        def __init__(self, *, code):
            self.code = code
    raise Own(code=5)


@shown
def init_not_calling_super():
    class Own(Exception):
        def __init__(self, a, b):
            self.a = a
    raise Own("a", "b")


@shown
def long_text():
    raise ValueError("x" * 300)


@shown
def wide_text():
    raise ValueError("日本語 😀 é")


@shown
def abstract():
    import abc
    class Abstract(abc.ABC):
        @abc.abstractmethod
        def one(self): ...
        @abc.abstractmethod
        def two(self): ...
    Abstract()
