# Stand-in for test.support.import_helper.
import sys
import unittest


def import_module(name, deprecated=False, *, required_on=()):
    try:
        __import__(name)
    except ImportError as error:
        raise unittest.SkipTest(str(error))
    return sys.modules[name]


def import_fresh_module(name, fresh=(), blocked=(), *, deprecated=False):
    """Imports a module anew, without those `blocked`. A module of `fresh` that does not exist does not matter here: an
    engine may have the one implementation only."""
    names = [name, *fresh, *blocked]
    kept = {}
    for key in list(sys.modules):
        if key in names or key.startswith(name + '.'):
            kept[key] = sys.modules.pop(key)
    for key in blocked:
        sys.modules[key] = None
    try:
        for key in fresh:
            try:
                __import__(key)
            except ImportError:
                pass
        __import__(name)
        return sys.modules[name]
    except ImportError:
        return None
    finally:
        for key in names:
            sys.modules.pop(key, None)
        sys.modules.update(kept)


def unload(name):
    sys.modules.pop(name, None)


forget = unload


class CleanImport:
    def __init__(self, *module_names, usefrozen=False):
        self.before = dict(sys.modules)
        for name in module_names:
            sys.modules.pop(name, None)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        sys.modules.update(self.before)


class DirsOnSysPath:
    def __init__(self, *paths):
        self.before = sys.path[:]
        sys.path.extend(paths)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        sys.path[:] = self.before
