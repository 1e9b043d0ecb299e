# Where carets and tildes stand below operators: binary, in place, unary, compared, chained.
import traceback


def shown(function):
    try:
        function()
    except BaseException:
        traceback.print_exc()


none = None
text = "x"
number = 5
values = [1, 2]


class Odd:
    def __eq__(self, other):
        raise ValueError("eq")

    def __lt__(self, other):
        raise ValueError("lt")

    def __bool__(self):
        raise ValueError("bool")

    def __neg__(self):
        raise ValueError("neg")

    def __contains__(self, item):
        raise ValueError("contains")


odd = Odd()


@shown
def added_left_operand():
    number + 1 + text + 2


@shown
def added_in_parentheses():
    (number + 1) + (text + text)


@shown
def added_in_double_parentheses():
    ((number)) + ((text))


@shown
def operator_without_spaces():
    number+text


@shown
def operator_with_many_spaces():
    number    -      text


@shown
def multiplied():
    values * text


@shown
def powers():
    0 ** -1


@shown
def power_of_negative():
    -2 ** text


@shown
def floor():
    number // (number - 5)


@shown
def remainder():
    number % 0


@shown
def formatted():
    "%d %d" % (1,)


@shown
def formatted_wrongly():
    "%d" % text


@shown
def matrix():
    values @ values


@shown
def shifted():
    1 << -1


@shown
def shifted_right():
    1 >> none


@shown
def bits():
    number & 1 | text


@shown
def bits_exclusive():
    number ^ text


@shown
def in_place():
    count = 1
    count += text


@shown
def in_place_attribute():
    odd.count -= 1


@shown
def in_place_subscript():
    values[5] *= 2


@shown
def in_place_right_side():
    count = 1
    count //= number - 5


@shown
def in_place_on_tuple():
    pair = ([],)
    pair[0] += [1]


@shown
def negative():
    -odd


@shown
def negative_text():
    +text


@shown
def inverted():
    ~ 1.5


@shown
def not_of_odd():
    not odd


@shown
def compared():
    number < text


@shown
def compared_equal():
    odd == 1


@shown
def chained_first():
    odd < 1 < 2


@shown
def chained_second():
    1 < 2 < text


@shown
def chained_middle():
    0 < number < text < 9


@shown
def membership():
    1 in number


@shown
def membership_in_odd():
    1 not in odd


@shown
def identity_then_error():
    odd is none is number < text


@shown
def truth_of_and():
    odd and 1


@shown
def truth_of_or():
    none or odd or 1


@shown
def conditional():
    1 if odd else 2


@shown
def conditional_branch():
    number / 0 if number else 2


@shown
def sum_in_sum():
    (number + number * text) - 1


@shown
def starts_with_call():
    len(text) + text


@shown
def ends_with_call():
    text + len(text)


@shown
def operand_with_operator_characters():
    "a+b" + number


@shown
def operand_is_list():
    [1, 2] + (3, 4)


@shown
def operand_is_lambda():
    (lambda: 1) + 1


@shown
def comparison_in_operation():
    (number < 3) + text
