# exit, quit, copyright, credits, license and help: made when a program first names one of them.
import sys


class Quitter(object):
    def __init__(self, name, eof):
        self.name = name
        self.eof = eof

    def __repr__(self):
        return f'Use {self.name}() or {self.eof} to exit'

    def __call__(self, code=None):
        # Programs that catch SystemExit shall not read on.
        try:
            sys.stdin.close()
        except:
            pass
        raise SystemExit(code)


class _Printer(object):
    def __init__(self, name, data, files=(), dirs=()):
        self.__name = name
        self.__data = data

    def __repr__(self):
        return self.__data

    def __call__(self):
        print(self.__data)


class _Helper(object):
    def __repr__(self):
        return 'Type help() for interactive help, or help(object) for help about object.'

    def __call__(self, *args, **kwds):
        raise NotImplementedError('bufferscope does not support help() yet')


def _breakpointhook(args, kws):
    os = sys.modules.get('os')
    name = os.environ.get('PYTHONBREAKPOINT') if os else None
    if name == '0':
        return None
    name = name or 'pdb.set_trace'
    module, dot, attribute = name.rpartition('.')
    try:
        hook = getattr(__import__(module if dot else 'builtins', fromlist=[attribute]), attribute)
    except (ImportError, AttributeError, ValueError):
        import warnings
        warnings.warn(f'Ignoring unimportable $PYTHONBREAKPOINT: "{name}"', RuntimeWarning, 2)
        return None
    return hook(*args, **kws)


exit = Quitter('exit', 'Ctrl-D (i.e. EOF)')
quit = Quitter('quit', 'Ctrl-D (i.e. EOF)')
copyright = _Printer('copyright', sys.copyright)
credits = _Printer('credits', '''\
Thanks to CWI, CNRI, BeOpen, Zope Corporation, the Python Software
Foundation, and a cast of thousands for supporting Python
development.  See www.python.org for more information.''')
license = _Printer('license', 'See https://www.python.org/psf/license/')
help = _Helper()
