# Did you mean, for imports from the program's own modules: __import__ gives the topmost package, whose names are looked through.
import traceback


def shown(function):
    try:
        function()
    except BaseException:
        traceback.print_exc()


@shown
def from_package():
    from package import first_valeu


@shown
def from_module():
    from package.module import second_valeu


@shown
def name_of_package_from_module():
    from package.module import first_valeu


@shown
def submodule():
    from package import modul


@shown
def private():
    from package import _private_valeu


@shown
def private_not_offered():
    from package import private_value


@shown
def module_misspelt():
    import package.modul


@shown
def relative():
    from package import importing


@shown
def circular():
    import package.one


@shown
def broken():
    import package.broken


@shown
def failing():
    import package.failing


@shown
def failing_again():
    import package.failing


@shown
def attribute_of_package():
    import package
    package.secnd


@shown
def attribute_is_a_module_to_import():
    import package
    package.later


@shown
def star():
    from package.stars import *


@shown
def not_a_package():
    import package.module.deeper


@shown
def shadowing():
    import package.shadow
    package.shadow.use()


from package import first_valeu
