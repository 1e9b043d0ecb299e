# Frames of code whose source is not a file's: exec, compile under many names, linecache entries, replaced names.
import traceback


def shown(function):
    try:
        function()
    except BaseException:
        traceback.print_exc()



import linecache
import types


def run(source, name="<string>", names=None):
    exec(compile(source, name, "exec"), {} if names is None else names)


@shown
def plain_exec():
    exec("1 / 0")


@shown
def exec_of_lines():
    exec("x = 1\n\n\nx / 0\n")


@shown
def exec_of_function():
    names = {}
    exec("def f():\n    return 1 / 0\n", names)
    names["f"]()


@shown
def exec_of_class():
    exec("class A:\n    def m(self):\n        self.x\n\nA().m()")


@shown
def plain_eval():
    eval("1 / 0")


@shown
def eval_in_comprehension():
    eval("[1 / x for x in [0]]")


@shown
def exec_in_exec():
    exec("exec('1 / 0')")


@shown
def made_up_name():
    run("1 / 0", "made up.py")


@shown
def empty_name():
    run("1 / 0", "")


@shown
def name_of_this_file():
    run("\n\n\n1 / 0", __file__)


@shown
def name_of_this_file_beyond():
    run("\n" * 900 + "1 / 0", __file__)


@shown
def name_of_this_file_columns_beyond():
    run("\n" * 3 + "x = 5; y = 0; zzzzzzzzzzzzzzzzzzzzzzzzz = 5; x / y", __file__)


@shown
def name_in_angles():
    run("1 / 0", "<made>")


@shown
def name_of_stdin():
    run("1 / 0", "<stdin-5>")


@shown
def name_with_quotes_and_lines():
    run("1 / 0", 'a "b"\nc')


@shown
def name_wide():
    run("1 / 0", "日本.py")


@shown
def from_line_cache():
    source = "def f(x):\n    return x / 0  # from the cache\n\nf(1)\n"
    linecache.cache["<cached>"] = len(source), None, source.splitlines(True), "<cached>"
    run(source, "<cached>")


@shown
def from_line_cache_changed():
    linecache.cache["<changed>"] = 1, None, ["not the source\n"], "<changed>"
    run("1 / 0", "<changed>")


@shown
def from_line_cache_shorter():
    linecache.cache["<shorter>"] = 1, None, ["one\n"], "<shorter>"
    run("(1 +\n\n  None)", "<shorter>")


@shown
def from_line_cache_of_file():
    linecache.cache["cached.py"] = 6, None, ["x = 1 / 0\n"], "cached.py"
    run("x = 1 / 0", "cached.py")


@shown
def from_lazy_loader_failing():
    class Loader:
        def get_source(self, name):
            raise ImportError(name)
    run("1 / 0", "lazy_failing.py", {"__name__": "lazy", "__loader__": Loader()})


@shown
def function_renamed():
    def f():
        1 / 0
    f.__name__ = "other"
    f.__qualname__ = "another"
    f()


@shown
def code_renamed():
    def f():
        1 / 0
    f.__code__ = f.__code__.replace(co_name="renamed", co_filename="elsewhere.py")
    f()


@shown
def code_first_line_moved():
    def f():
        1 / 0
    f.__code__ = f.__code__.replace(co_firstlineno=1000)
    f()


@shown
def function_type():
    code = compile("def f():\n    return missing\n", "<made>", "exec").co_consts[0]
    types.FunctionType(code, {})()


@shown
def single_mode():
    exec(compile("1 / 0", "<single>", "single"))


@shown
def single_mode_displayhook():
    class Bad:
        def __repr__(self):
            raise ValueError("repr")
    exec(compile("bad", "<single>", "single"), {"bad": Bad()})


@shown
def syntax_error():
    run("x = 1\ny = = 2\n")


@shown
def syntax_error_of_compiler():
    run("x = 1\nreturn x\n", "made.py")


@shown
def syntax_error_nested():
    run("exec('1 +')")


@shown
def indentation_error():
    run("if x:\npass")


@shown
def tab_error():
    run("if x:\n\tpass\n        pass")


@shown
def null_byte():
    run("x = 1\0")


@shown
def not_utf_8():
    run(b"x = '\xff'")


@shown
def unknown_encoding():
    run(b"# coding: klingon\n")


@shown
def name_error_with_hint():
    run("lenght = 1\nlength", names={})


@shown
def import_in_exec():
    run("import no_such_module_at_all")


@shown
def exec_wrong_kind():
    exec(5)


@shown
def exec_wrong_globals():
    exec("1", [])


@shown
def compile_wrong_mode():
    compile("1", "x", "wrong")


@shown
def annotation_lambda():
    run("def f(x: 1 / 0): pass\nf.__annotations__")


@shown
def type_alias():
    run("type X = 1 / 0\nX.__value__")


@shown
def generator_of_exec():
    names = {}
    run("g = (1 / x for x in [1, 0])", "<gen>", names)
    list(names["g"])
