# A file that is not there, nobody catches it.
def load(name):
    with open(name) as f:
        return f.read()

load('settings.ini')
