import warnings


def invert():
    return ~True


invert()
print(__warningregistry__)
warnings.simplefilter('always')
invert()
invert()
del __warningregistry__
warnings.simplefilter('ignore')
invert()
print(globals().get('__warningregistry__'))
warnings.simplefilter('default')
invert()
invert()
print(__warningregistry__)
