# Stand-in for test.support.script_helper: there are no subprocesses, so what needs one is skipped.
import unittest


def assert_python_ok(*args, **env_vars):
    raise unittest.SkipTest('needs subprocesses')


assert_python_failure = run_python_until_end = spawn_python = kill_python = run_test_script = assert_python_ok
make_script = make_pkg = make_zip_script = make_zip_pkg = assert_python_ok


def interpreter_requires_environment():
    return False
