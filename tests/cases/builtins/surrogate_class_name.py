# Names and docstrings of classes must be text that UTF-8 can hold.
for make in (lambda: type('A\udcdcB', (), {}), lambda: type('A', (), {'__doc__': 'x\udcdc'}), lambda: type('A\0', (), {})):
    try:
        make()
    except ValueError as error:
        print(type(error).__name__, error)
class C:
    pass
try:
    C.__name__ = '\udcdc'
except UnicodeEncodeError as error:
    print(error)
print(C.__name__)
