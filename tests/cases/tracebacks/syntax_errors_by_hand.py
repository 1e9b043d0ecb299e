# SyntaxError objects made by hand: what of file, line, offset, text and ends is shown.
import traceback


def shown(function):
    try:
        function()
    except BaseException:
        traceback.print_exc()



def raised(*arguments):
    raise SyntaxError(*arguments)


def with_place(*place):
    raise SyntaxError("message", place)


@shown
def nothing():
    raised()


@shown
def message():
    raised("message")


@shown
def none():
    raised(None)


@shown
def number():
    raised(5)


@shown
def empty_message():
    raised("")


@shown
def of_four():
    with_place("file.py", 3, 2, "a b c\n")


@shown
def of_six():
    with_place("file.py", 3, 3, "a b c\n", 3, 6)


@shown
def end_on_other_line():
    with_place("file.py", 3, 3, "a b c\n", 4, 2)


@shown
def end_before():
    with_place("file.py", 3, 5, "a b c\n", 3, 2)


@shown
def end_zero():
    with_place("file.py", 3, 3, "a b c\n", 3, 0)


@shown
def end_negative():
    with_place("file.py", 3, 3, "a b c\n", 3, -1)


@shown
def end_none():
    with_place("file.py", 3, 3, "a b c\n", None, None)


@shown
def end_beyond():
    with_place("file.py", 3, 3, "a b c\n", 3, 99)


@shown
def offset_zero():
    with_place("file.py", 3, 0, "a b c\n")


@shown
def offset_negative():
    with_place("file.py", 3, -1, "a b c\n")


@shown
def offset_beyond():
    with_place("file.py", 3, 99, "a b c\n")


@shown
def offset_at_end():
    with_place("file.py", 3, 6, "a b c\n")


@shown
def offset_none():
    with_place("file.py", 3, None, "a b c\n")


@shown
def offset_text():
    with_place("file.py", 3, "2", "a b c\n")


@shown
def indented():
    with_place("file.py", 3, 7, "    a b c\n", 3, 8)


@shown
def indented_offset_in_indent():
    with_place("file.py", 3, 2, "    a b c\n", 3, 3)


@shown
def indented_with_tab():
    with_place("file.py", 3, 4, "\ta\tb c\n", 3, 5)


@shown
def tabs_within():
    with_place("file.py", 3, 7, "a\tb\tc d\n", 3, 8)


@shown
def form_feed():
    with_place("file.py", 3, 4, "\f  a b\n", 3, 5)


@shown
def wide():
    with_place("file.py", 3, 5, "日本 語 x\n", 3, 6)


@shown
def several_lines_of_text():
    with_place("file.py", 3, 2, "a b\nc d\n", 4, 2)


@shown
def text_none():
    with_place("file.py", 3, 2, None)


@shown
def text_empty():
    with_place("file.py", 3, 2, "")


@shown
def text_blank():
    with_place("file.py", 3, 2, "   \n")


@shown
def text_bytes():
    with_place("file.py", 3, 2, b"a b c")


@shown
def text_without_newline():
    with_place("file.py", 3, 2, "a b c")


@shown
def file_none():
    with_place(None, 3, 2, "a b c\n")


@shown
def file_empty():
    with_place("", 3, 2, "a b c\n")


@shown
def file_number():
    with_place(5, 3, 2, "a b c\n")


@shown
def line_none():
    with_place("file.py", None, 2, "a b c\n")


@shown
def line_none_file_none():
    with_place(None, None, None, None)


@shown
def line_text():
    with_place("file.py", "three", 2, "a b c\n")


@shown
def line_zero():
    with_place("file.py", 0, 2, "a b c\n")


@shown
def line_negative():
    with_place("file.py", -3, 2, "a b c\n")


@shown
def place_too_short():
    with_place("file.py", 3)


@shown
def place_too_long():
    with_place("file.py", 3, 1, "a", 3, 2, 4, 5)


@shown
def place_not_tuple():
    raised("message", 5)


@shown
def place_list():
    raised("message", ["file.py", 3, 1, "a b"])


@shown
def attributes_set():
    error = SyntaxError("before")
    error.msg, error.filename, error.lineno, error.offset, error.text = "after", "set.py", 7, 3, "x = y z"
    raise error


@shown
def attributes_only_line():
    error = SyntaxError("text")
    error.lineno = 9
    raise error


@shown
def message_none():
    error = SyntaxError("text")
    error.msg = None
    raise error


@shown
def message_other():
    error = SyntaxError("text")
    error.msg = [1, 2]
    raise error


@shown
def message_of_lines():
    raise SyntaxError("one\ntwo", ("file.py", 1, 1, "a"))


@shown
def indentation_error():
    raise IndentationError("indentation", ("file.py", 2, 3, "  x\n"))


@shown
def tab_error():
    raise TabError("tabs", ("file.py", 2, 3, "  x\n"))


@shown
def own_class():
    class Mine(SyntaxError):
        def __str__(self):
            return "never shown"
    raise Mine("mine", ("file.py", 2, 3, "a b c\n"))


@shown
def keyword_hint():
    raise SyntaxError("invalid syntax", ("file.py", 1, 1, "whille True: pass\n", 1, 7))


@shown
def caret_over_whole_line():
    with_place("file.py", 1, 1, "a b c\n", 1, 6)


@shown
def noted():
    error = SyntaxError("message", ("file.py", 3, 2, "a b c\n"))
    error.add_note("a note")
    raise error


def never_called():
    passs


@shown
def keyword_hint_only_of_parsers():
    raise SyntaxError("invalid syntax", (__file__, 305, 5, "    passs\n", 305, 9))
