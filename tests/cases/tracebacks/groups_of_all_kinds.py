# Exception groups: margins, depth, width, causes and notes within, groups in groups, from except* and by hand.
import traceback


def shown(function):
    try:
        function()
    except BaseException:
        traceback.print_exc()



def raised(error):
    try:
        raise error
    except BaseException as caught:
        return caught


@shown
def one():
    raise ExceptionGroup("one", [ValueError(1)])


@shown
def three():
    raise ExceptionGroup("three", [ValueError(1), KeyError("k"), raised(TypeError("raised"))])


@shown
def base_group():
    raise BaseExceptionGroup("base", [KeyboardInterrupt(), SystemExit(3)])


@shown
def nested():
    raise ExceptionGroup("a", [ExceptionGroup("b", [ExceptionGroup("c", [ValueError(1)])]), KeyError(2)])


@shown
def nested_first_raised():
    raise ExceptionGroup("a", [raised(ExceptionGroup("b", [raised(ValueError(1))])), raised(KeyError(2))])


@shown
def fifteen():
    raise ExceptionGroup("wide", [ValueError(n) for n in range(15)])


@shown
def sixteen():
    raise ExceptionGroup("wide", [ValueError(n) for n in range(16)])


@shown
def seventeen():
    raise ExceptionGroup("wide", [ValueError(n) for n in range(17)])


@shown
def wide_in_wide():
    raise ExceptionGroup("w", [ExceptionGroup("i", [ValueError(n) for n in range(17)]) for n in range(2)])


def deep(levels):
    group = ExceptionGroup("bottom", [ValueError("deepest")])
    for n in range(levels):
        group = ExceptionGroup(f"level {n}", [group, KeyError(n)])
    raise group


@shown
def eight_deep():
    deep(8)


@shown
def nine_deep():
    deep(9)


@shown
def ten_deep():
    deep(10)


@shown
def twelve_deep():
    deep(12)


@shown
def notes():
    inner = ValueError("inner")
    inner.add_note("note of inner\nsecond line")
    group = ExceptionGroup("noted", [inner, KeyError(1)])
    group.add_note("note of group\n\nafter an empty line")
    raise group


@shown
def message_of_lines():
    raise ExceptionGroup("first\nsecond", [ValueError("one\ntwo"), ValueError("")])


@shown
def cause_within():
    inner = ValueError("inner")
    inner.__cause__ = KeyError("cause of inner")
    raise ExceptionGroup("g", [inner, TypeError("t")])


@shown
def context_within():
    def make():
        try:
            try:
                1 / 0
            except ZeroDivisionError:
                raise ValueError("second")
        except ValueError as error:
            return error
    raise ExceptionGroup("g", [make(), make()])


@shown
def group_as_cause():
    raise ValueError("outer") from ExceptionGroup("cause", [KeyError(1)])


@shown
def group_as_cause_of_group():
    raise ExceptionGroup("outer", [ValueError(1)]) from ExceptionGroup("cause", [KeyError(2)])


@shown
def group_in_context():
    try:
        raise ExceptionGroup("context", [KeyError(1), ExceptionGroup("in it", [TypeError(2)])])
    except ExceptionGroup:
        raise ExceptionGroup("outer", [ValueError(1)])


@shown
def same_error_twice():
    error = ValueError("same")
    raise ExceptionGroup("g", [error, error, ExceptionGroup("h", [error])])


@shown
def group_contains_its_cause():
    error = ValueError("shared")
    raise ExceptionGroup("g", [error]) from error


@shown
def syntax_error_within():
    try:
        compile("a b", "given.py", "exec")
    except SyntaxError as error:
        raise ExceptionGroup("g", [error, ValueError(1)])


@shown
def recursion_within():
    def down(n):
        if n == 0:
            raise ValueError("bottom")
        down(n - 1)
    try:
        down(6)
    except ValueError as error:
        raise ExceptionGroup("g", [error])


@shown
def own_class():
    class Mine(ExceptionGroup):
        def derive(self, errors):
            return Mine(self.message, errors)

        def __str__(self):
            return "my own text"
    raise Mine("message", [ValueError(1)])


@shown
def star_rest():
    try:
        raise ExceptionGroup("g", [ValueError(1), KeyError(2), TypeError(3)])
    except* ValueError:
        pass


@shown
def star_raises_anew():
    try:
        raise ExceptionGroup("g", [ValueError(1), KeyError(2)])
    except* ValueError:
        raise OSError("new")


@shown
def star_raises_twice():
    try:
        raise ExceptionGroup("g", [ValueError(1), KeyError(2)])
    except* ValueError:
        raise OSError("first")
    except* KeyError as group:
        raise OSError("second") from group


@shown
def star_reraises():
    try:
        raise ExceptionGroup("g", [ValueError(1), ExceptionGroup("h", [KeyError(2), ValueError(3)])])
    except* ValueError:
        raise
    except* KeyError:
        pass


@shown
def star_on_plain():
    try:
        raise ValueError("plain")
    except* ValueError:
        raise KeyError("from plain")


@shown
def star_reraises_plain():
    try:
        raise ValueError("plain")
    except* ValueError:
        raise


@shown
def star_with_group_type():
    try:
        raise ValueError("plain")
    except* ExceptionGroup:
        pass


@shown
def star_with_number():
    try:
        raise ValueError("plain")
    except* 5:
        pass


@shown
def split_off():
    try:
        raise ExceptionGroup("g", [ValueError(1), ExceptionGroup("h", [KeyError(2), ValueError(3)])])
    except ExceptionGroup as group:
        raise group.subgroup(ValueError)


@shown
def split_rest():
    try:
        raise ExceptionGroup("g", [ValueError(1), ExceptionGroup("h", [KeyError(2), ValueError(3)])])
    except ExceptionGroup as group:
        raise group.split(ValueError)[1]


@shown
def made_wrongly_empty():
    ExceptionGroup("g", [])


@shown
def made_wrongly_item():
    ExceptionGroup("g", [1])


@shown
def made_wrongly_base():
    ExceptionGroup("g", [KeyboardInterrupt()])


@shown
def made_wrongly_message():
    ExceptionGroup(5, [ValueError()])


@shown
def made_wrongly_count():
    ExceptionGroup("g")


@shown
def wide_message():
    raise ExceptionGroup("日本語 😀", [ValueError("é")])


@shown
def errors_without_text():
    raise ExceptionGroup("", [ValueError(), KeyError(), StopIteration(), AssertionError("")])
