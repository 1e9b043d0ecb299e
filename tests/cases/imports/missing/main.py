for statement in ('import nothing_here', 'import pack.nothing', 'from pack import nothing', 'from pack.inner import x', 'import pack.inner.deeper', 'from . import pack', 'import single.part'):
    try:
        exec(statement)
    except ImportError as error:
        print(statement, '->', type(error).__name__, error, '|', error.name)
