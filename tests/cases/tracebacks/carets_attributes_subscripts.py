# Where carets and tildes stand below attributes, subscripts and slices.
import traceback


def shown(function):
    try:
        function()
    except BaseException:
        traceback.print_exc()


class Box:
    __slots__ = ("inner",)


box = Box()
rows = [[1, 2], [3, 4]]
table = {"a": {"b": [1]}}
none = None


@shown
def attribute_chain_first():
    none.a.b.c


@shown
def attribute_chain_last():
    rows.__class__.__name__.missing


@shown
def attribute_with_spaces():
    rows . missing


@shown
def slot_unset():
    box.inner


@shown
def slot_of_slot():
    box.inner.x = 1


@shown
def attribute_set():
    box.other = 1


@shown
def attribute_set_read_only():
    rows.append = 1


@shown
def attribute_deleted():
    del box.inner


@shown
def attribute_in_tuple_target():
    a, box.other = 1, 2


@shown
def subscript_out_of_range():
    rows[0][5]


@shown
def subscript_first_of_chain():
    rows[7][0]


@shown
def subscript_missing_key():
    table["a"]["c"][0]


@shown
def subscript_none():
    table["a"]["b"][none]


@shown
def subscript_with_spaces():
    rows [ 0 ] [ 5 ]


@shown
def subscript_tuple():
    rows[0, 1]


@shown
def subscript_of_call():
    len[rows]


@shown
def subscript_computed():
    rows[len(rows)]


@shown
def subscript_error_within():
    rows[none + 1]


@shown
def slice_bound():
    rows["a":]


@shown
def slice_of_number():
    len(rows)[1:]


@shown
def slice_three():
    rows[0:2:0]


@shown
def slice_mixed():
    rows[0:1, ...]


@shown
def stored_subscript():
    rows[9] = 1


@shown
def stored_in_tuple():
    (1, 2)[0] = 3


@shown
def stored_slice():
    rows[::2] = [1, 2, 3]


@shown
def stored_in_bytes():
    b"abc"[0] = 1


@shown
def deleted_subscript():
    del rows[9]


@shown
def deleted_slice():
    del rows["a":]


@shown
def deleted_second():
    copy = rows[:]
    del copy[0], copy[8]


@shown
def unhashable_key():
    {}[[]]


@shown
def generic_class():
    int[str]


@shown
def attribute_of_subscript():
    rows[0].missing


@shown
def attribute_of_string():
    "a b".upper.lower()
