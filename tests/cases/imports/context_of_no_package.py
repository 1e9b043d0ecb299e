"""An import below a module that is no package is raised from None, in the context of its missing __path__."""
try:
    import math.no.such
except ImportError as error:
    print(repr(error), error.name, error.path, error.__cause__, error.__suppress_context__)
    print(repr(error.__context__), error.__context__.name, error.__context__.obj, error.__context__.__context__)
try:
    1 / 0
except ZeroDivisionError:
    try:
        import io.nothing
    except ImportError as error:
        print(repr(error.__context__), repr(error.__context__.__context__))
    import sys.nothing
