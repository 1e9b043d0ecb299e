# Where carets and tildes stand in the headers and forms of statements.
import traceback


def shown(function):
    try:
        function()
    except BaseException:
        traceback.print_exc()


import contextlib

none = None


class Bad:
    def __enter__(self):
        raise ValueError("enter")

    def __exit__(self, *details):
        raise ValueError("exit")

    def __iter__(self):
        raise ValueError("iter")


class Leaves:
    def __enter__(self):
        return 1

    def __exit__(self, *details):
        raise KeyError("leaving")


@shown
def if_header():
    if none.x:
        pass


@shown
def elif_header():
    if none:
        pass
    elif none > 1:
        pass


@shown
def while_header():
    count = 2
    while 1 / (count := count - 1):
        pass


@shown
def for_header():
    for x in 5:
        pass


@shown
def for_header_iterator():
    for x in Bad():
        pass


@shown
def for_target():
    for a, b in [(1, 2), (3,)]:
        pass


@shown
def for_target_subscript():
    for none[0] in [1]:
        pass


@shown
def for_one_line():
    for x in [1, 0]: 1 / x


@shown
def for_next():
    def values():
        yield 1
        raise ValueError("next")
    for x in values():
        pass


@shown
def with_header():
    with 5:
        pass


@shown
def with_enter():
    with Bad():
        pass


@shown
def with_second():
    with contextlib.nullcontext(), Bad() as b:
        pass


@shown
def with_parenthesised():
    with (
        contextlib.nullcontext() as a,
        Bad() as b,
    ):
        pass


@shown
def with_exit():
    with Leaves():
        pass


@shown
def with_exit_after_error():
    with Leaves() as one:
        one / 0


@shown
def with_target():
    with Leaves() as (a, b):
        pass


@shown
def with_exit_on_return():
    def inner():
        with Leaves():
            return 1
    inner()


@shown
def with_exit_on_break():
    while True:
        with Leaves():
            break


@shown
def assert_plain():
    assert none


@shown
def assert_message():
    assert none, "a message"


@shown
def assert_expression():
    assert 1 == 2 and none, f"{1 + 1}"


@shown
def assert_test_fails():
    assert none.x, "message"


@shown
def assert_message_fails():
    assert none, none.x


@shown
def assert_parenthesised():
    assert (1 >
            2), "more"


@shown
def return_expression():
    return none.x


@shown
def delete_name():
    del missing_local


@shown
def delete_several():
    a = 1
    del a, a


@shown
def global_missing():
    global not_there
    not_there


@shown
def raise_class():
    raise ValueError


@shown
def raise_instance():
    raise ValueError("text", 1)


@shown
def raise_nothing():
    raise


@shown
def raise_number():
    raise 5


@shown
def raise_from_number():
    raise ValueError from 5


@shown
def raise_constructor_fails():
    raise UnicodeDecodeError("a")


@shown
def raise_expression_fails():
    raise none.Error("x")


@shown
def except_not_class():
    try:
        1 / 0
    except none:
        pass


@shown
def except_tuple_of_texts():
    try:
        1 / 0
    except (ValueError, "a"):
        pass


@shown
def except_expression_fails():
    try:
        1 / 0
    except none.Error:
        pass


@shown
def finally_fails():
    try:
        pass
    finally:
        none.x


@shown
def else_fails():
    try:
        pass
    except ValueError:
        pass
    else:
        none.x


@shown
def annotated():
    x: int = none.x


@shown
def annotated_target():
    none.attr: int = 1


@shown
def yield_value():
    def generator():
        x = yield none.x
    next(generator())


@shown
def sent_to():
    def generator():
        x = yield 1
        x.missing
    g = generator()
    next(g)
    g.send(1)


@shown
def yield_from_number():
    def generator():
        yield from 5
    next(generator())


@shown
def import_missing():
    import no_such_module_here


@shown
def import_from_missing():
    from math import no_such_name


@shown
def import_dotted():
    import math.no_such


@shown
def import_second():
    import sys, no_such_module_here, math


@shown
def type_alias():
    type Alias = none.x
    Alias.__value__
