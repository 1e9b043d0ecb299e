class Loop:
    def __repr__(self):
        return f'<{self!r}>'


try:
    repr(Loop())
except RecursionError as error:
    print(error)
