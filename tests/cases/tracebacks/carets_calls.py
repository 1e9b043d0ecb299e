# Where carets and tildes stand below calls: of names, methods, results, with every kind of argument.
import traceback


def shown(function):
    try:
        function()
    except BaseException:
        traceback.print_exc()


none = None
numbers = [3, 1, 2]


def two(a, b, /, *, key=0):
    return a / b


@shown
def plain_name():
    none()


@shown
def no_arguments_needed():
    two()


@shown
def spaces_before_parenthesis():
    two   (1, 0)


@shown
def in_parentheses():
    (two)(1, 0)


@shown
def result_called():
    two(4, 2)(1)


@shown
def method_missing():
    numbers.push(1)


@shown
def method_fails():
    numbers.index(9)


@shown
def method_of_result():
    numbers.copy().index(9)


@shown
def method_of_literal():
    "abc".index("z")


@shown
def method_of_number():
    (5).to_bytes(-1)


@shown
def call_of_subscript():
    numbers[0](1)


@shown
def keyword_unknown():
    two(1, 2, kye=3)


@shown
def positional_only_as_keyword():
    two(a=1, b=2)


@shown
def starred_not_iterable():
    two(*5)


@shown
def double_starred_not_mapping():
    two(1, 2, **[1])


@shown
def double_starred_twice():
    two(1, 2, **{"key": 1}, **{"key": 2})


@shown
def error_in_keyword_value():
    two(1, 2, key=none.x)


@shown
def error_in_second_argument():
    print("a", 1 / 0, "b")


@shown
def error_in_starred():
    print(*numbers, *none)


@shown
def conversion():
    int("12x")


@shown
def nested_three():
    max(min(sorted(none)), 1)


@shown
def called_lambda():
    (lambda x: x.missing)(1)


@shown
def call_and_attribute():
    two(1, 2).missing


@shown
def call_and_subscript():
    two(1, 2)[0]


@shown
def generator_argument():
    sum(x / 0 for x in numbers)


@shown
def super_missing():
    class Child(dict):
        def get(self, key):
            return super().gte(key)
    Child().get(1)


@shown
def class_with_too_much():
    class Plain:
        pass
    Plain(1)


@shown
def class_with_required():
    class Point:
        def __init__(self, x, y):
            self.x = x / y
    Point(1)
