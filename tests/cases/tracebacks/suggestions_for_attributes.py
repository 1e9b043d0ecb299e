# Did you mean, for attributes, imports and keyword arguments: of instances, classes, modules, slots, properties, odd __dir__.
import traceback


def shown(function):
    try:
        function()
    except BaseException:
        traceback.print_exc()



import collections
import math


class Thing:
    class_value = 1
    __slots__ = ("first_slot", "second_slot")

    def method(self):
        return self.methd()

    def _private(self):
        return self._privat

    def private_from_self(self):
        return self.privatee

    def __secret(self):
        pass

    def secret_from_self(self):
        return self.__secrt


class WithDir:
    def __dir__(self):
        return ["alpha", "beta", 5]


class FailingDir:
    value = 1

    def __dir__(self):
        raise ValueError("no dir")


class Properties:
    @property
    def works(self):
        return 1

    @property
    def fails(self):
        return self.worsk

    @property
    def missing(self):
        raise AttributeError("by hand")

    def __getattr__(self, name):
        raise AttributeError(f"no {name}!")


class Silent:
    def __getattr__(self, name):
        raise AttributeError


class Named:
    value = 1

    def __getattr__(self, name):
        raise AttributeError(f"no {name}", name=name, obj=self)


@shown
def method_misspelt():
    Thing().mehtod()


@shown
def method_from_method():
    Thing().method()


@shown
def private_from_outside():
    Thing().privat


@shown
def private_with_underscore():
    Thing()._privat


@shown
def private_within():
    Thing()._private()


@shown
def private_without_underscore_within():
    Thing().private_from_self()


@shown
def mangled_within():
    Thing().secret_from_self()


@shown
def slot():
    Thing().first_slto


@shown
def slot_unset():
    Thing().first_slot


@shown
def slot_set():
    Thing().third_slot = 1


@shown
def slot_deleted():
    del Thing().second_slo


@shown
def of_class():
    Thing.class_valeu


@shown
def of_metaclass():
    Thing.mor()


@shown
def of_module():
    math.sqr(2)


@shown
def of_module_constant():
    math.Pi


@shown
def of_own_module():
    import sys
    sys.modules["__main__"].Thnig


@shown
def of_list():
    [].apend(1)


@shown
def of_list_other_language():
    [].push(1)


@shown
def of_list_length():
    [].length


@shown
def of_string():
    "".toUpperCase()


@shown
def of_string_contains():
    "".contains("a")


@shown
def of_dict():
    {}.iteritems()


@shown
def of_dict_key():
    {"key": 1}.key


@shown
def of_none():
    None.append(1)


@shown
def of_number():
    (5).bitlength()


@shown
def of_function():
    shown.__nam__


@shown
def of_lambda():
    (lambda: 1).func_name


@shown
def of_generator():
    (x for x in "").nxt()


@shown
def of_bytes():
    b"".encode()


@shown
def of_bytearray():
    bytearray().appendd(1)


@shown
def of_memoryview():
    memoryview(b"").tobyte()


@shown
def of_exception():
    ValueError().arg


@shown
def of_super():
    class Child(Thing):
        def method(self):
            return super().metod()
    Child().method()


@shown
def of_named_tuple():
    collections.namedtuple("Point", "x_value y_value")(1, 2).x_valu


@shown
def of_instance_dict():
    class Plain:
        pass
    plain = Plain()
    plain.attribute = 1
    plain.atribute


@shown
def nested_attribute():
    class Plain:
        pass
    plain = Plain()
    plain.inner = Plain()
    plain.inner.attribute = 1
    plain.attribute


@shown
def odd_dir():
    WithDir().alpah


@shown
def failing_dir():
    FailingDir().valu


@shown
def within_property():
    Properties().fails


@shown
def property_by_hand():
    Properties().missing


@shown
def getattr_silent():
    Silent().anything


@shown
def getattr_named():
    Named().valu


@shown
def builtin_getattr():
    getattr([], "apend")


@shown
def builtin_getattr_property():
    getattr(Properties(), "worsk")


@shown
def deleted():
    class Plain:
        attribute = 1
    del Plain().attribute


@shown
def assigned_to_builtin():
    [].apend = 1


@shown
def assigned_to_type():
    list.apend = 1


@shown
def exact_name_in_dir():
    class Lying:
        def __dir__(self):
            return ["value", "values"]
    Lying().value


@shown
def by_hand():
    raise AttributeError("by hand", name="apend", obj=[])


@shown
def by_hand_without_object():
    raise AttributeError("by hand", name="apend")


@shown
def by_hand_name_not_text():
    raise AttributeError("by hand", name=5, obj=[])


@shown
def reraised_from_none():
    try:
        [].apend
    except AttributeError as error:
        raise AttributeError("other", name=error.name, obj=error.obj) from None


@shown
def arguments_changed():
    try:
        [].apend
    except AttributeError as error:
        error.args = ("changed",)
        raise


@shown
def import_from_module():
    from math import sqr


@shown
def import_from_several():
    from math import pi, cosinus, sin


@shown
def import_nothing_near():
    from math import quaternion


@shown
def import_module_misspelt():
    import colections


@shown
def import_module_misspelt_from():
    from itertool import count


@shown
def import_by_hand():
    raise ImportError("by hand", name="math", name_from="sqr")


@shown
def import_by_hand_not_loaded():
    raise ImportError("by hand", name="textwrap", name_from="dednt")


@shown
def import_by_hand_no_module():
    raise ImportError("by hand", name="no_such", name_from="x")


@shown
def keyword_of_function():
    def f(*, colour):
        pass
    f(color=1)


@shown
def keyword_of_print():
    print("x", ende="")


@shown
def keyword_of_sorted():
    sorted([], revers=True)


@shown
def keyword_of_int():
    int("1", bas=2)


@shown
def keyword_of_class():
    class Point:
        def __init__(self, left, right):
            pass
    Point(left=1, rigth=2)


@shown
def keyword_positional_only():
    def f(value, /):
        pass
    f(value=1)


@shown
def keyword_far():
    def f(value):
        pass
    f(zzz=1)


@shown
def keyword_of_open():
    open("x", mod="r")


@shown
def too_many_attributes():
    class Many:
        pass
    many = Many()
    for n in range(800):
        setattr(many, f"attribute_{n}", n)
    many.attribute_0x
