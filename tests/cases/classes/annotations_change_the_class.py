"""Reading or setting a class's annotations adds to its dictionary: attributes are found as before."""


class Record:
    n0: int
    n1: str = 'one'
    locals().update({f'n{i}': i for i in range(2, 60)})

    def method(self):
        return self.n2


def look(record):
    return record.n1, record.n2, record.n59, record.method(), getattr(record, '__annotations_cache__', None)


def names():
    return [name for name in sorted(vars(Record)) if 'annot' in name]


record = Record()
for turn in range(4):
    print(look(record), names())
    if turn == 0:
        print(Record.__annotations__)
    elif turn == 1:
        Record.__annotations__ = {'set': 1}
    elif turn == 2:
        del Record.__annotations__
try:
    del Record.__annotations__
except AttributeError as error:
    print(error, error.name, error.obj)
print(Record.__annotations__, Record.__annotate__, names())
Record.__annotate__ = lambda format: {'format': format}
print(Record.__annotations__, look(record), names())
Record.__annotate__ = None
print(Record.__annotations__, look(record), names())
for wrong in 1, 'text':
    try:
        Record.__annotate__ = wrong
    except TypeError as error:
        print(error)
try:
    del Record.__annotate__
except TypeError as error:
    print(error)
Record.__annotations__ = 5
print(Record.__annotations__)
Record.__annotate__ = lambda format: 7
try:
    print(Record.__annotations__)
except TypeError as error:
    print(error)


class Plain:
    pass


print(Plain.__annotate__, sorted(vars(Plain)))
print(Plain.__annotations__, sorted(vars(Plain)))
Plain.__type_params__ = ()
print(Plain.__type_params__)
for name in '__annotations__', '__annotate__':
    for act in getattr, delattr:
        try:
            print(act(int, name))
        except Exception as error:
            print(type(error).__name__, error)
