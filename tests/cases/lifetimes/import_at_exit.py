import sys


class Imports:
    def __init__(self):
        self.me = self

    def __del__(self):
        for name in ('sys', 'math', 'nowhere'):
            try:
                __import__(name)
                print(name, 'imported')
            except BaseException as error:
                print(name, type(error).__name__, error)


imports = Imports()
