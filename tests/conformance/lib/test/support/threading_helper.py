# Stand-in for test.support.threading_helper: there are no threads, so what needs them is skipped.
import unittest

can_start_thread = False


def requires_working_threading(*, module=False):
    if module:
        raise unittest.SkipTest('needs threads')
    return unittest.skip('needs threads')


def reap_threads(function):
    return unittest.skip('needs threads')(function)


def start_threads(threads, unlock=None):
    raise unittest.SkipTest('needs threads')


join_thread = wait_threads_exit = start_threads


def threading_setup():
    return ()


def threading_cleanup(*original_values):
    pass
