import sys


def hook(problem):
    print('unraisable', problem.exc_type.__name__, problem.exc_value, problem.err_msg.split(' <')[0])


sys.unraisablehook = hook


class Bad:
    def __del__(self):
        raise ValueError('in __del__')


b = Bad()
try:
    b = None
except ValueError:
    print('never caught')
print('goes on')
