class Thing:
    size = 3


t = Thing()
setattr(t, 'colour', 'red')
print(getattr(t, 'colour'), getattr(t, 'size'), getattr(t, 'nothing', None), hasattr(t, 'size'), hasattr(t, 'nothing'))
delattr(t, 'colour')
print(hasattr(t, 'colour'), vars(t), [n for n in dir(t) if not n.startswith('__')])
for call in ("getattr(t, 'nothing')", "getattr(t, 3)", "setattr(t, 3, 4)", "delattr(t, 'nothing')", "setattr(t, 'x')", "vars(3)", "hasattr(t)"):
    try:
        eval(call)
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
