# enumerate, zip and dict.items() hand out one tuple again and again, as long as nobody else holds it: it keeps what it
# was last filled with alive until the next step
data = bytearray(b"abc")


def attempt(name):
    try:
        data.append(1)
        print(name, "resized")
    except BufferError as error:
        print(name, error)


def views():
    yield memoryview(data)
    yield memoryview(data)


for number, view in enumerate(views()):
    del view
    attempt("enumerate")
attempt("after")
for first, second in zip(views(), views()):
    del first, second
    attempt("zip")
attempt("after")
table = {1: memoryview(data)}
for key, view in table.items():
    del view
    table[key] = None
    attempt("items")
attempt("after")
for steps in (iter, reversed):
    table = {1: memoryview(data)}
    iterator = steps(table.items())
    next(iterator)
    table.clear()
    attempt("dict iterator")
    del iterator
    attempt("gone")
iterator = zip(views())
next(iterator)
attempt("zip, first")
next(iterator)
next(iterator, None)
attempt("zip, exhausted")
del iterator
attempt("gone")
iterator = zip(views())
pair = next(iterator)
other = next(iterator)
print(pair is other, pair == other)
del pair, other
attempt("kept pairs")
del iterator
attempt("gone")
print(list(enumerate("ab")), list(zip("ab", "cd")), list({1: 2, 3: 4}.items()))
for name, items in (("map", map(lambda view: view, views())), ("filter", filter(None, views()))):
    next(items)
    attempt(name)
