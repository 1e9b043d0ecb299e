"""What sys.unraisablehook is given is a named tuple of five that nothing keeps; the message names the object."""
import atexit
import sys
import weakref


def show(args):
    print(type(args), len(args), isinstance(args, tuple), args.exc_type, args[1], args.exc_traceback is None)
    print(args.err_msg.split(' at ')[0], args.object, args[4])


def fail(argument=0):
    1 / argument


class Mortal:
    def __del__(self):
        fail()


sys.unraisablehook = show
mortal = Mortal()
watch = weakref.ref(mortal, lambda reference: fail())
del mortal
print('deleted')


def generate():
    try:
        yield
    finally:
        fail()


generator = generate()
next(generator)
del generator
atexit.register(fail)


class Hook:
    def __repr__(self):
        return 'the hook'

    def __call__(self, args):
        return [][1]


sys.unraisablehook = Hook()
mortal = Mortal()
watch = weakref.ref(mortal, lambda reference: print('gone'))
mortal = None
print('replaced')
sys.unraisablehook = show
