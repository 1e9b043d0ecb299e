def todo():
    ...


class Later:
    pass


print(todo(), ..., Ellipsis, type(...), Later.__name__)
print(bool(...), ... is Ellipsis)
