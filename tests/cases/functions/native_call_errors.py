# How native functions word wrong calls: who is named, what is told first
import array
import io
import math
import sys


def attempt(function, *arguments, **keywords):
    try:
        print(function(*arguments, **keywords))
    except (TypeError, OverflowError, ValueError, RecursionError) as error:
        print(type(error).__name__, error)


# functions of modules are named with their module
attempt(math.sqrt)
attempt(math.sqrt, 1, 2)
attempt(math.sqrt, x=1)
attempt(math.gcd, x=1)
attempt(sys.intern)
attempt(sys.exc_info, 1)
attempt(len)
attempt(len, x=1)


# bound methods are named by the type of the object, however inherited
class Log(bytearray):
    pass


attempt(Log().append)
attempt(io.StringIO().isatty, 1)
attempt(lambda: io.StringIO().isatty(1))
print(Log().append.__qualname__, Log.append.__qualname__, io.StringIO().readlines.__qualname__)
attempt(io.BytesIO().getbuffer, 1)
attempt(io.BytesIO().getbuffer, x=1)
attempt(io.BytesIO().detach, 1, 2)

# None goes by its own name in some messages
attempt("abc".find, None)
attempt("abc".replace, "a", None)
attempt("abc".encode, None)
attempt(b"abc".decode, None)
attempt(str, b"abc", None)
attempt("abc".partition, None)
attempt("abc".startswith, None)
attempt("abc".center, 5, None)
attempt(format, 1, None)
attempt(sys.stdout.write, None)
attempt(memoryview(b"abc").cast, None)
attempt(type, None, (), {})
attempt(Exception().add_note, None)
attempt(bytes.fromhex, None)

# what is missing is told before what is unexpected
attempt("abc".replace, x=1)
attempt(b"abc".translate, x=1)
attempt(memoryview(b"abc").cast, x=1)
attempt("abc".split, x=1)
attempt(sorted, [1], x=1)

# methods that know their class
numbers = array.array("i", [1])
attempt(numbers.extend)
attempt(numbers.extend, 1, 2)
attempt(numbers.extend, x=1)
attempt(numbers.fromfile, 1)
attempt(numbers.tofile)

# sizes
for name in ("center", "ljust", "zfill"):
    attempt(getattr("abc", name), 10**30)
    attempt(getattr(b"abc", name), 10**30)
attempt("abc".split, "b", 10**30)
attempt(sys.setrecursionlimit, 10**20)
attempt(sys.setrecursionlimit, 1)
attempt(sys.setrecursionlimit, 0)
attempt(sys.set_int_max_str_digits, 5)

attempt(range(5).index, "a")
attempt(range(5).index, 7)
attempt(type, "A", (1,), {})
attempt(exec, "1", 5, 5)
attempt(exec, "1", {}, 5)
attempt(exec, "1", None, 5)
attempt(eval, "1", 5, 5)
attempt(eval, "1", 5)
attempt(eval, "1", None, 5)
attempt(complex, 1j, 2j)
attempt(compile, "1", None, "exec")
