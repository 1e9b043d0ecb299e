def register(name, *, kind):
    raise LookupError(f'{name} {kind}')


@register(
    'first',
    kind='second',
)
def function():
    pass
