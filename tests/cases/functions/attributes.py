def area(side: int, unit: str = 'cm') -> str:
    """Say how large a square is."""
    return f'{side * side} {unit}²'


print(area.__name__, area.__qualname__, area.__module__)
print(area.__doc__)
print(area.__defaults__, area.__kwdefaults__)
print(area.__annotations__)
area.calls = 0
area.calls += 1
print(area.calls, area.__dict__)
print(area.__code__.co_name, area.__code__.co_varnames, area.__code__.co_argcount)
try:
    area.missing
except AttributeError as error:
    print(error)
