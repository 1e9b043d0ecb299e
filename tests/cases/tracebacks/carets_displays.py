# Where carets and tildes stand in f-strings, displays, comprehensions, lambdas and the walrus.
import traceback


def shown(function):
    try:
        function()
    except BaseException:
        traceback.print_exc()


none = None
numbers = [1, 0]


class Unprintable:
    def __format__(self, spec):
        raise ValueError(f"format {spec!r}")

    def __repr__(self):
        raise KeyError("repr")


bad = Unprintable()


@shown
def f_string():
    f"{none.x}"


@shown
def f_string_after_text():
    f"some text {1} and {1 / 0} then"


@shown
def f_string_nested():
    f"{f'{none + 1}'}"


@shown
def f_string_nested_twice():
    f"a{f'b{f"c{none[0]}"}'}"


@shown
def f_string_conversion():
    f"{bad!r}"


@shown
def f_string_specification():
    f"{bad:>5}"


@shown
def f_string_specification_nested():
    f"{1:{none.width}}"


@shown
def f_string_unknown_code():
    f"{1:q}"


@shown
def f_string_equals():
    f"{none.x = }"


@shown
def f_string_call():
    f"{len(5)}"


@shown
def f_string_lines():
    f"""
    {1}
    {none.x}
    """


@shown
def f_string_lines_inside():
    f"{
        1 / 0
    }"


@shown
def f_string_pieces():
    ("a"
     f"b{none.x}"
     "c")


@shown
def f_string_wide():
    f"日本 {none.x}"


@shown
def f_string_escapes():
    f"\t\N{BULLET} {none.x}"


@shown
def f_string_braces():
    f"{{}} {none.x} {{}}"


@shown
def f_string_raw():
    rf"\d {none.x}"


@shown
def t_string():
    t"{none.x}"


@shown
def list_display():
    [1, none.x, 3]


@shown
def list_starred():
    [1, *none]


@shown
def tuple_starred():
    1, *5


@shown
def set_display():
    {1, [], 3}


@shown
def set_starred():
    {*[[]]}


@shown
def dict_display_key():
    {"a": 1, []: 2}


@shown
def dict_display_value():
    {"a": 1, "b": none.x}


@shown
def dict_merged():
    {"a": 1, **none}


@shown
def list_comprehension():
    [1 / n for n in numbers]


@shown
def list_comprehension_iterable():
    [n for n in none]


@shown
def list_comprehension_condition():
    [n for n in numbers if n / 0]


@shown
def list_comprehension_inner():
    [m for n in numbers for m in n]


@shown
def list_comprehension_target():
    [a for a, b in numbers]


@shown
def set_comprehension():
    {[] for n in numbers}


@shown
def dict_comprehension_value():
    {n: 1 / n for n in numbers}


@shown
def dict_comprehension_key():
    {[n]: n for n in numbers}


@shown
def nested_comprehension():
    [[n / m for m in numbers] for n in numbers]


@shown
def generator_expression():
    list(1 / n for n in numbers)


@shown
def generator_expression_iterable():
    list(n for n in none)


@shown
def generator_expression_nested():
    list(list(1 / m for m in numbers) for n in numbers)


@shown
def lambda_body():
    (lambda x: x / 0)(1)


@shown
def lambda_default():
    lambda x=none.x: 1


@shown
def lambda_in_lambda():
    (lambda f: f(0))(lambda x: 1 / x)


@shown
def lambda_in_dict():
    {"half": lambda x: x / none}["half"](1)


@shown
def sorted_by_lambda():
    sorted(numbers, key=lambda n: n.missing)


@shown
def walrus():
    if (n := none.x):
        pass


@shown
def walrus_then_used():
    (n := 5) + (m := "x")


@shown
def walrus_in_comprehension():
    [last := 1 / n for n in numbers]


@shown
def unpacked():
    a, b = 1, 2, 3


@shown
def unpacked_too_few():
    a, b, c = numbers


@shown
def unpacked_starred():
    a, *b, c, d = numbers


@shown
def unpacked_nested():
    a, (b, c) = 1, (2, 3, 4)


@shown
def unpacked_none():
    [a, b] = none


@shown
def unpacked_brackets():
    (a,) = numbers


@shown
def assigned_twice():
    a = b, c = 5


@shown
def compared_in_condition():
    [n for n in numbers if n < "x"]


@shown
def display_of_lambda_calls():
    [(lambda: 1 / 0)(), 2]
