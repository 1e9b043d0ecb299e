def path(kind):
    names = []
    while kind is not object:
        names.append(kind.__name__)
        kind = kind.__base__
    return ' < '.join(names)


for kind in (BufferError, KeyError, IndexError, ZeroDivisionError, UnicodeDecodeError, FileNotFoundError, ModuleNotFoundError,
             RecursionError, NotImplementedError, UnboundLocalError, TabError, StopIteration, KeyboardInterrupt, SystemExit,
             GeneratorExit, BrokenPipeError, UserWarning, EOFError, OverflowError, MemoryError, AssertionError):
    print(path(kind))
