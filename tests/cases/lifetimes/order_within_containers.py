# In which order a container's items die


class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name, end=" ")


def numbered():
    return [D(i) for i in range(4)]


def show(name, function):
    print(name, end=": ")
    function()
    print()


def delete_all():
    items = numbered()
    del items[:]


def delete_slice():
    items = numbered()
    del items[1:3]
    print("|", end=" ")


def replace_slice():
    items = numbered()
    items[1:3] = [1, 2, 3]
    print("|", end=" ")


def clear_list():
    items = numbered()
    items.clear()


def drop_dict():
    table = {D("key"): D("value"), D("key 2"): D("value 2")}
    del table


def clear_dict():
    table = {D("key"): D("value"), D("key 2"): D("value 2")}
    table.clear()


def defaults():
    function = lambda a=D("default"), *, b=D("keyword default"): 0
    del function


for function in (delete_all, delete_slice, replace_slice, clear_list, drop_dict, clear_dict, defaults):
    show(function.__name__, function)
show("slice", lambda: slice(D("start"), D("stop"), D("step")))
show("property", lambda: property(D("get"), D("set"), D("delete"), D("doc")))
