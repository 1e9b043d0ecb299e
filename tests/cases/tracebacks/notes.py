try:
    raise TypeError('wrong kind')
except TypeError as error:
    error.add_note('Try another one.')
    error.add_note('Two\nlines.')
    raise
