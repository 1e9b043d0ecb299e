# os.environ is a mapping of strings.
import os

os.environ['A'] = 'b'
print(os.environ['A'], os.getenv('A'), os.getenv('NOPE'), os.getenv('NOPE', 1), 'A' in os.environ, 'B' in os.environ)
print(os.environ.pop('A'), os.environ.get('A'), os.environ.setdefault('C', 'd'), type(os.environ).__name__)
def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)
attempt(lambda: os.environ['A'])
attempt(lambda: os.environ[1])
attempt(lambda: os.environ.__setitem__('x', 1))
attempt(lambda: os.environ.__setitem__('x=', '1'))
attempt(lambda: os.environ.__delitem__('A'))
print((os.environ | {'Z': '1'})['Z'], os.environ.copy() == dict(os.environ))
