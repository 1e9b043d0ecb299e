functions = []
for n in range(3):
    functions.append(lambda: n)
print([f() for f in functions])
functions = [lambda n=n: n for n in range(3)]
print([f() for f in functions])


def outer():
    def inner():
        return value
    value = 'assigned later'
    return inner()


print(outer())
