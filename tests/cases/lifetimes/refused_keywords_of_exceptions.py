"""Keywords that a constructor refuses: the object that was made for them dies, where one was made."""
for base in Exception, LookupError, OSError, NameError, SystemExit, ImportError, KeyError, StopIteration, AttributeError, SyntaxError, UnicodeDecodeError, BaseExceptionGroup:
    class E(base):
        def __del__(self): print('gone', base.__name__)
    for arguments in {'q': 1}, {'code': 1}:
        try: E(**arguments)
        except TypeError as e: print(e)
    try: E('a', **arguments)
    except TypeError as e: print(e)
class X(list):
    def __del__(self): print('gone list')
class Y:
    def __del__(self): print('gone Y')
class Z(Exception):
    def __init__(self, a): 1/0
    def __del__(self): print('gone Z')
for c in X, Y, Z:
    for a in {'q': 1}, {'a': 1}:
        try: c(**a)
        except Exception as e: print(e)
