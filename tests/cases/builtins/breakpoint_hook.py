# breakpoint() calls sys.breakpointhook; PYTHONBREAKPOINT names what that calls.
import os
import sys

sys.breakpointhook = lambda *args, **kwargs: print('hook', args, kwargs)
breakpoint(1, 2, three=3)
sys.breakpointhook = sys.__breakpointhook__
os.environ['PYTHONBREAKPOINT'] = 'builtins.print'
breakpoint('a', 'b', sep='-')
os.environ['PYTHONBREAKPOINT'] = 'max'
print(breakpoint(3, 7))
os.environ['PYTHONBREAKPOINT'] = '0'
print(breakpoint('not called'))
del sys.breakpointhook
try:
    breakpoint()
except RuntimeError as error:
    print(error)
