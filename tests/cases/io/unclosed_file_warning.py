# A file that nobody closed: silent by default, a warning when asked for.
import warnings

with open('f', 'w') as f:
    f.write('x')
f = open('f')
f = None
warnings.simplefilter('always')
f = open('f')
f = None
f = open('f', 'rb')
f = None
f = open('f', 'rb', buffering=0)
f = None
f = open('f', 'a')
f.write('kept')
del f
with open('f') as f:
    print(f.read())
