# How expressions of several lines are shown: which lines, and which marks below each.
import traceback


def shown(function):
    try:
        function()
    except BaseException:
        traceback.print_exc()


none = None
numbers = [1, 0]


@shown
def call_of_three_lines():
    print(
        none.x,
    )


@shown
def call_itself():
    none(
        1,
        2,
    )


@shown
def call_hanging():
    max(1,
        2,
        none)


@shown
def call_of_five_lines():
    int(
        "12",
        base=
        2
        , other=5
    )


@shown
def call_of_many_lines():
    none(
        1,
        2,
        3,
        4,
        5,
        6,
    )


@shown
def binary_of_two_lines():
    x = (1 +
         none)


@shown
def binary_operator_leads():
    x = (1
         + none)


@shown
def binary_with_blank_lines():
    x = (1

         +

         none)


@shown
def binary_with_comments():
    x = (1  # one + two
         # comment + alone
         + none)


@shown
def binary_parenthesised_operands():
    x = (
        (1)
        +
        (none)
    )


@shown
def binary_left_of_lines():
    x = [1,
         2] + none


@shown
def binary_right_of_lines():
    x = none + [1,
                2]


@shown
def method_chain():
    ("text"
     .upper()
     .lower()
     .missing()
     .strip())


@shown
def method_chain_call():
    ("text"
     .upper()
     .index("q")
     .real)


@shown
def subscript_lines():
    numbers[
        5
    ]


@shown
def subscript_bracket_apart():
    (numbers
        [5])


@shown
def attribute_apart():
    (numbers
        .missing)


@shown
def comparison_lines():
    x = (1
         <
         none)


@shown
def dict_lines():
    x = {
        "a": 1,
        "b": none.x,
        "c": 3,
    }


@shown
def comprehension_lines():
    x = [
        1 / n
        for n
        in numbers
        if n is not
        None
    ]


@shown
def comprehension_of_lines_iterable():
    x = [
        n
        for n in none
    ]


@shown
def triple_quoted_argument():
    int("""
    text
    """)


@shown
def triple_quoted_left():
    """one
    two""" + 5


@shown
def triple_quoted_right():
    5 + """one
    two"""


@shown
def raise_lines():
    raise ValueError(
        "a"
        "b",
    )


@shown
def assert_lines():
    assert (
        1 == 2
    ), (
        "message"
    )


@shown
def backslash():
    x = 1 + \
        none


@shown
def backslash_before_operator():
    x = 1 \
        + \
        none


@shown
def backslash_call():
    none \
        (1)


@shown
def if_condition():
    if (none is None
            and none.x):
        pass


@shown
def return_lines():
    return (
        1,
        none.x,
    )


@shown
def lambda_lines():
    (lambda:
        none.x)()


@shown
def conditional_lines():
    x = (none.x
         if True
         else 2)


@shown
def in_place_lines():
    count = 1
    count += (
        none
    )


@shown
def indented_less():
    x = max(
1,
none)


@shown
def outer_of_inner_lines():
    print(
        int(
            "x"
        )
    )


@shown
def with_lines():
    with (
        none
    ):
        pass


@shown
def unpacked_lines():
    (
        a,
        b,
    ) = numbers, numbers, numbers


@shown
def starred_lines():
    print(
        *numbers,
        *none,
    )


@shown
def deleted_lines():
    del (
        numbers[0],
        numbers[9],
    )


@shown
def unary_lines():
    x = (-
         "a")


@shown
def generator_lines():
    sum(
        1 / n
        for n in numbers
    )
