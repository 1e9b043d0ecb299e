# What was warned of stands in the module that did it, and is not told twice.
def invert():
    return ~True


print(invert(), invert())
print(__warningregistry__)
other = {'__name__': 'other'}
eval('~True', other)
print(other['__warningregistry__'])
for registry in (5, None):
    names = {'__warningregistry__': registry}
    try:
        eval('~True', names)
    except TypeError as error:
        print(error)
    print(names['__warningregistry__'])
__warningregistry__.clear()
invert()
print(__warningregistry__)
