"""Support for template string literals (t-strings)."""

t = t'{0}'
Template = type(t)
Interpolation = type(t.interpolations[0])
del t


def convert(obj, /, conversion):
    """Convert *obj* using formatted string literal semantics."""
    if conversion is None:
        return obj
    if conversion in ('s', 'r', 'a'):
        return {'s': str, 'r': repr, 'a': ascii}[conversion](obj)
    raise ValueError(f'invalid conversion specifier: {conversion}')
