# Causes and contexts: both, neither, suppressed, set by hand, in circles, in finally, in with, in generators.
import traceback


def shown(function):
    try:
        function()
    except BaseException:
        traceback.print_exc()



def fail(text="inner"):
    raise ValueError(text)


@shown
def context():
    try:
        fail()
    except ValueError:
        fail("outer")


@shown
def cause():
    try:
        fail()
    except ValueError as error:
        raise KeyError("outer") from error


@shown
def cause_that_was_never_raised():
    raise KeyError("outer") from ValueError("never raised")


@shown
def cause_class():
    raise KeyError from ValueError


@shown
def suppressed():
    try:
        fail()
    except ValueError:
        raise KeyError("alone") from None


@shown
def suppression_taken_back():
    try:
        try:
            fail()
        except ValueError:
            raise KeyError("alone") from None
    except KeyError as error:
        error.__suppress_context__ = False
        raise


@shown
def suppression_set():
    try:
        try:
            fail()
        except ValueError:
            raise KeyError("alone")
    except KeyError as error:
        error.__suppress_context__ = True
        raise


@shown
def cause_and_context_differ():
    try:
        fail("the context")
    except ValueError:
        raise KeyError("outer") from TypeError("the cause")


@shown
def cause_removed():
    try:
        try:
            fail()
        except ValueError as error:
            raise KeyError("outer") from error
    except KeyError as error:
        error.__cause__ = None
        raise


@shown
def context_removed():
    try:
        try:
            fail()
        except ValueError:
            raise KeyError("outer")
    except KeyError as error:
        error.__context__ = None
        raise


@shown
def four_deep():
    try:
        try:
            try:
                fail("one")
            except ValueError:
                fail("two")
        except ValueError as error:
            raise TypeError("three") from error
    except TypeError:
        raise OSError("four")


@shown
def cause_with_its_own_context():
    try:
        try:
            fail("first")
        except ValueError:
            fail("second")
    except ValueError as error:
        cause = error
    raise KeyError("outer") from cause


@shown
def same_error_twice():
    try:
        fail()
    except ValueError as error:
        raise error from error


@shown
def circle_of_two():
    one, two = ValueError("one"), KeyError("two")
    one.__context__ = two
    two.__context__ = one
    raise one


@shown
def circle_of_causes():
    one, two, three = ValueError("one"), KeyError("two"), TypeError("three")
    one.__cause__ = two
    two.__cause__ = three
    three.__cause__ = one
    raise one


@shown
def shared_cause():
    shared = ValueError("shared")
    middle = KeyError("middle")
    middle.__cause__ = shared
    outer = TypeError("outer")
    outer.__context__ = shared
    outer.__cause__ = middle
    raise outer


@shown
def finally_replaces():
    try:
        fail()
    finally:
        raise KeyError("from finally")


@shown
def finally_in_handler():
    try:
        try:
            fail("body")
        except ValueError:
            fail("handler")
        finally:
            fail("finally")
    finally:
        fail("last")


@shown
def loop_of_errors():
    error = None
    for number in range(3):
        try:
            raise ValueError(number) from error
        except ValueError as caught:
            error = caught
    raise error


@shown
def handler_calls_function():
    def helper():
        try:
            fail("in helper")
        except ValueError:
            pass
        fail("from helper")
    try:
        fail("body")
    except ValueError:
        helper()


@shown
def with_exit_fails():
    class Manager:
        def __enter__(self):
            pass

        def __exit__(self, *details):
            fail("exit")
    with Manager():
        fail("body")


@shown
def generator_closed():
    def generator():
        try:
            yield
        finally:
            fail("closing")
    g = generator()
    next(g)
    g.close()


@shown
def thrown_into_generator():
    def generator():
        try:
            yield
        except KeyError:
            fail("in generator")
    g = generator()
    next(g)
    g.throw(KeyError("thrown"))


@shown
def generator_stop_iteration():
    def generator():
        yield next(iter([]))
    list(generator())


@shown
def reraised_elsewhere():
    saved = []
    try:
        fail()
    except ValueError as error:
        saved.append(error)
    def later():
        raise saved[0]
    later()


@shown
def reraised_with_other_traceback():
    try:
        fail()
    except ValueError as error:
        raise error.with_traceback(None)


@shown
def key_error_of_mapping():
    table = {}
    try:
        table["a"]
    except KeyError:
        table["b"]


@shown
def attribute_error_in_getattr():
    class Lazy:
        def __getattr__(self, name):
            try:
                return {}[name]
            except KeyError:
                raise AttributeError(name) from None
    Lazy().field


@shown
def implicit_in_lookup():
    class Lazy:
        def __getattr__(self, name):
            return {}[name]
    try:
        Lazy().field
    except KeyError as error:
        raise LookupError(*error.args)


@shown
def cause_is_group():
    try:
        raise ExceptionGroup("many", [ValueError(1), KeyError(2)])
    except ExceptionGroup as group:
        raise RuntimeError("after the group") from group


@shown
def falsy_error():
    class Falsy(Exception):
        def __bool__(self):
            return False

        def __len__(self):
            return 0
    try:
        raise Falsy("inner")
    except Falsy as error:
        raise Falsy("outer") from error


@shown
def equal_errors():
    class Equal(Exception):
        def __eq__(self, other):
            return True
        __hash__ = None
    try:
        raise Equal("inner")
    except Equal:
        raise Equal("outer")
