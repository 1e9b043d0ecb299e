# Lines with tabs, wide and combining characters, emoji, form feeds, semicolons, comments, and very long ones.
import traceback


def shown(function):
    try:
        function()
    except BaseException:
        traceback.print_exc()


none = None


@shown
def wide_before():
    "日本語" + 1


@shown
def wide_both():
    "日本" + none + "語"


@shown
def wide_name():
    名前 = none
    名前.属性


@shown
def wide_full_width():
    "ＡＢＣ" + 5


@shown
def half_width():
    "ｱｲｳ" + 5


@shown
def combining():
    "e\u0301" + 5, "é" + 5


@shown
def combining_written():
    "é" + 5


@shown
def combining_many():
    "à́̂̃" * "b"


@shown
def emoji():
    "😀" + 5


@shown
def emoji_joined():
    "👩‍👩‍👧" + 5


@shown
def emoji_with_skin():
    "👍🏽" + 5


@shown
def flag():
    "🇩🇪" + none.x


@shown
def variation_selector():
    "❤️" + 5


@shown
def hangul():
    "한글" + 5, "한글" + 5


@shown
def greek_and_cyrillic():
    αβγ = "привет"
    αβγ / 2


@shown
def right_to_left():
    "שלום" + 5


@shown
def ambiguous_width():
    "§±×" + 5


@shown
def wide_after():
    5 + "日本語"  # 日本語


@shown
def wide_in_call():
    int("日本語", base="十")


@shown
def tab_inside():
    x	=	none	+	1


@shown
def tab_indent():
	none.x


@shown
def tab_in_text():
    "a	b" + 5


@shown
def no_break_space_in_text():
    "a b" + 5


@shown
def semicolons():
    a = 1; b = none.x; c = 3


@shown
def semicolon_whole_first():
    raise ValueError("x"); pass


@shown
def one_line_if():
    if True: none.x


@shown
def one_line_class():
    class A: x = none.x


@shown
def comment_after():
    none.x  # a comment with "text" + (brackets


@shown
def comment_with_hash_in_text():
    "#" + 5  # "#"


@shown
def trailing_spaces():
    none.x   


@shown
def form_feed():
    x = 1
    none.x


@shown
def long_line():
    result = none.first_attribute_with_a_long_name + none.second_attribute_with_a_long_name + none.third_attribute_with_a_long_name + none.fourth


@shown
def long_operand():
    "................................................................................................................................" + 5


@shown
def deeply_indented():
    if True:
        if True:
            if True:
                if True:
                    if True:
                        none.x


@shown
def parentheses_around_all():
    ((((none.x))))


@shown
def identifier_normalised():
    ﬁeld = 1
    field.missing; ﬁeld.missing


@shown
def quotes_and_brackets():
    {"(": ")"}["]"]


@shown
def numbers_of_all_kinds():
    0x_ff + 1_000 + "x" + 1e5j
