# classmethod and staticmethod show their function's annotations.
def function(a: int) -> str:
    return ''


for kind in (classmethod, staticmethod):
    wrapped = kind(function)
    print(sorted(wrapped.__annotations__), '__annotations__' in wrapped.__dict__)
    wrapped.__annotations__ = {'b': 1}
    print(wrapped.__annotations__, sorted(function.__annotations__))
    del wrapped.__annotations__
    print(sorted(wrapped.__annotations__), wrapped.__annotate__ is function.__annotate__)
    wrapped = kind(5)
    try:
        wrapped.__annotations__
    except AttributeError as e:
        print(e)
