# The named tuples of sys: items by name, repr, the constructor's errors, __replace__ and __reduce__.
import sys

print(sys.version_info, sys.version_info.major, sys.version_info[:2] >= (3, 14))
print(sys.float_info)
print(sys.int_info)
print(sys.hash_info)
print(sys.implementation.name, sys.implementation.version == sys.version_info)
print(sys.flags.optimize, sys.flags.dont_write_bytecode, len(sys.flags), sys.flags.gil)
info = type(sys.int_info)
print(info.__mro__, info.n_fields, info.__match_args__)
print(info([1, 2, 3, 4]).sizeof_digit, sys.int_info == tuple(sys.int_info))
print(sys.int_info.__replace__(sizeof_digit=8), sys.int_info.__reduce__())


def attempt(function):
    try:
        print(function())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)


attempt(lambda: info((1, 2)))
attempt(lambda: info(5))
attempt(lambda: type(sys.flags)())
attempt(lambda: sys.int_info.__replace__(digits=1))
attempt(lambda: setattr(sys.int_info, 'digits', 1))
attempt(lambda: type('Own', (info,), {}))
match sys.version_info:
    case [3, minor, *_]:
        print(minor)
