# Did you mean, for names: locals, globals, builtins, self, classes, nested functions, modules to import; and where there is none.
import traceback


def shown(function):
    try:
        function()
    except BaseException:
        traceback.print_exc()



import math

counter = 0
GLOBAL_NAME = 1
über = 2


class Thing:
    colour = "red"

    def __init__(self):
        self.size = 1

    def method(self):
        return size

    def class_attribute(self):
        return colour

    def method_name(self):
        return method

    def local_first(self):
        siz = 1
        return sizee

    def own_and_local(self):
        sizes = 1
        return size

    @property
    def area(self):
        return self.width

    def with_property(self):
        return area

    @staticmethod
    def static():
        return colour

    def other_self(this):
        return size

    def not_near(self):
        return coolour


@shown
def global_variable():
    conter


@shown
def builtin():
    pritn("x")


@shown
def builtin_class():
    Excepton


@shown
def local_variable():
    length = 1
    lenght


@shown
def case_differs():
    global_name


@shown
def case_and_letter():
    GLOBAL_NAM


@shown
def enclosing():
    outer_value = 1

    def inner():
        return outer_valu, outer_value
    inner()


@shown
def not_enclosing():
    outer_value = 1

    def inner():
        return outer_valu
    inner()


@shown
def unassigned_local():
    print(amount)
    amount = 1


@shown
def unassigned_free():
    def inner():
        return later_on
    inner()
    later_on = 1


@shown
def deleted():
    value = values = 1
    del value
    value


@shown
def self_attribute():
    Thing().method()


@shown
def self_class_attribute():
    Thing().class_attribute()


@shown
def self_method():
    Thing().method_name()


@shown
def self_local_nearer():
    Thing().local_first()


@shown
def self_has_exactly():
    Thing().own_and_local()


@shown
def self_property_fails():
    Thing().with_property()


@shown
def no_self():
    Thing.static()


@shown
def self_of_other_name():
    Thing().other_self()


@shown
def self_nearly():
    Thing().not_near()


@shown
def standard_module():
    itertools.count()


@shown
def standard_module_near_name():
    maths = 1
    mathx.pi


@shown
def standard_module_and_near():
    tim = 1
    time.time()


@shown
def module_no_one_has():
    numpyy.array


@shown
def submodule():
    os.path.join


@shown
def underscore_name():
    _counter


@shown
def non_ascii():
    ueber, uber


@shown
def too_short():
    x1


@shown
def one_letter():
    q = 1
    w


@shown
def too_long():
    a_name_that_is_much_longer_than_forty_characters = 1
    a_name_that_is_much_longer_than_forty_character


@shown
def in_class_body():
    class Body:
        attribute = 1
        attribut


@shown
def in_comprehension():
    [itm for item in "ab"]


@shown
def in_lambda():
    (lambda argument: argumnt)(1)


@shown
def in_generator():
    list(elment for element in "ab")


@shown
def in_exec():
    exec("value = 1\nvalu")


@shown
def in_exec_with_names():
    exec("valeu", {"value": 1})


@shown
def in_eval():
    eval("countr + 1")


@shown
def keyword_like():
    true, none


@shown
def none_like():
    nul = None
    null


@shown
def javascript():
    undefined


@shown
def dunder():
    __nam__


@shown
def dunder_file():
    __fil__


@shown
def raised_by_hand():
    countr = 1
    raise NameError("by hand", name="counte")


@shown
def raised_by_hand_no_name():
    raise NameError("name 'counte' is not defined")


@shown
def raised_in_call_frame():
    def helper():
        raise NameError("made in helper", name="caller_valu")
    caller_value = 1
    helper()


@shown
def deleted_global():
    global counter
    del counter
    counter


@shown
def global_statement():
    global never_assigned
    never_assigned


@shown
def transposed():
    ragne(3)


@shown
def name_of_parameter():
    def f(parameter, *arguments, **options):
        return option
    f(1)


@shown
def name_of_except():
    try:
        1 / 0
    except ZeroDivisionError as error:
        pass
    errors = 1
    error


@shown
def equal_distance():
    abcx = abcy = 1
    abcz
