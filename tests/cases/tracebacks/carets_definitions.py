# Where carets and tildes stand in decorators, defaults, annotations, class bodies and match statements.
import traceback


def shown(function):
    try:
        function()
    except BaseException:
        traceback.print_exc()


none = None


def failing(function):
    raise ValueError(function.__name__)


def making(argument):
    return failing


@shown
def decorator_name_missing():
    @not_defined
    def f():
        pass


@shown
def decorator_fails():
    @failing
    def f():
        pass


@shown
def decorator_factory():
    @making(1)
    def f():
        pass


@shown
def decorator_factory_argument():
    @making(none.x)
    def f():
        pass


@shown
def decorator_second():
    @making(1)
    @staticmethod
    @none.x
    def f():
        pass


@shown
def decorator_not_callable():
    @none
    def f():
        pass


@shown
def decorator_of_class():
    @failing
    class Decorated:
        pass


@shown
def decorator_with_lines():
    @making(
        1,
    )
    def f(
        a,
        b,
    ):
        pass


@shown
def decorator_attribute():
    @none.register
    class Decorated:
        x = 1


@shown
def default_fails():
    def f(a, b=1 / 0, *, c=2):
        pass


@shown
def keyword_default_fails():
    def f(a, *, c=none.x):
        pass


@shown
def default_on_other_line():
    def f(
        a=1,
        b=none.x,
    ):
        pass


@shown
def annotation_looked_at():
    def f(a: none.x) -> none.y:
        pass
    f.__annotations__


@shown
def class_base_missing():
    class Child(NotThere):
        pass


@shown
def class_base_wrong():
    class Child(5):
        pass


@shown
def class_base_final():
    class Child(bool):
        pass


@shown
def class_bases_in_conflict():
    class One:
        pass
    class Two(One, object, One):
        pass


@shown
def class_order():
    class Base:
        pass
    class Child(object, Base):
        pass


@shown
def class_layouts():
    class Child(int, str):
        pass


@shown
def class_metaclass():
    class Child(metaclass=5):
        pass


@shown
def class_metaclass_fails():
    class Meta(type):
        def __new__(meta, name, bases, body):
            raise ValueError(name)
    class Child(metaclass=Meta):
        pass


@shown
def class_keyword():
    class Child(colour="red"):
        pass


@shown
def class_init_subclass():
    class Base:
        def __init_subclass__(cls, /, **options):
            raise ValueError(cls.__name__)
    class Child(Base, size=1):
        x = 1


@shown
def class_set_name():
    class Descriptor:
        def __set_name__(self, owner, name):
            raise ValueError(name)
    class Owner:
        field = Descriptor()


@shown
def class_body():
    class Body:
        x = 1
        y = x / 0


@shown
def class_body_nested():
    class Outer:
        class Inner:
            value = none.x


@shown
def class_body_method_default():
    class Body:
        def method(self, x=none.x):
            pass


@shown
def class_body_slots():
    class Body:
        __slots__ = ("a", "a b")


@shown
def class_body_slots_conflict():
    class Body:
        __slots__ = ("a",)
        a = 1


@shown
def class_prepare():
    class Meta(type):
        @classmethod
        def __prepare__(meta, name, bases):
            return 5
    class Child(metaclass=Meta):
        pass


@shown
def match_subject():
    match none.x:
        case 1:
            pass


@shown
def match_guard():
    match 5:
        case n if n / 0:
            pass


@shown
def match_class():
    match 5:
        case none():
            pass


@shown
def match_class_positional():
    match 5:
        case complex(1, 2):
            pass


@shown
def match_too_many_positional():
    match 5:
        case int(1, 2):
            pass


@shown
def match_value():
    match 5:
        case none.x:
            pass


@shown
def match_mapping():
    class Odd(dict):
        def get(self, *key):
            raise ValueError("get")
    match Odd(a=1):
        case {"a": 1, "b": x}:
            pass


@shown
def match_compared():
    class Odd:
        def __eq__(self, other):
            raise ValueError(f"compared with {other}")
    match Odd():
        case "text":
            pass


@shown
def match_body():
    match [1, 2]:
        case [a, *rest]:
            a / 0


@shown
def match_args_wrong():
    class Point:
        __match_args__ = ["x", "y"]
    match Point():
        case Point(1):
            pass


@shown
def match_args_not_text():
    class Point:
        __match_args__ = (1,)
    match Point():
        case Point(1):
            pass


@shown
def match_same_attribute():
    class Point:
        __match_args__ = ("x",)
        x = 1
    match Point():
        case Point(1, x=1):
            pass


@shown
def type_parameters():
    def f[T: none.x](a: T):
        pass
    f.__type_params__[0].__bound__


@shown
def nested_function_names():
    class Outer:
        def method(self):
            def inner():
                return [lambda: none.x]
            return inner()[0]()
    Outer().method()
