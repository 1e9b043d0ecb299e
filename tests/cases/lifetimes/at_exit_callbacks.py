# the module atexit
import atexit
import sys

for code in ('atexit.register()', 'atexit.register(1)', 'atexit.register(print, "x", end="!\\n")', 'atexit.unregister(1)', 'atexit._ncallbacks()',
             'atexit._run_exitfuncs()', 'atexit._ncallbacks()', 'atexit._clear()'):
    try:
        print(code, eval(code))
    except TypeError as error:
        print(code, error)


class Fails:
    def __repr__(self):
        return 'Fails()'

    def __call__(self):
        print('fails', sys.is_finalizing())
        1 / 0


atexit.register(Fails())


@atexit.register
def registers():
    print('registers')
    atexit.register(print, 'too late')


class Equal:
    def __eq__(self, other):
        print('compared with', type(other).__name__)
        return False

    def __call__(self):
        print('called')


atexit.register(sys.exit, 3)
atexit.register(Equal())
atexit.register(print, 'unregistered')
atexit.register(print, 'unregistered too')
atexit.unregister(print)


class Last:
    def __del__(self):
        print('after the callbacks', __name__, Last, sys)


last = Last()
last.itself = last
