result = [value for value in (1, 2, 3)] + [len('a rather long line to show that the traceback prints all of it')] + 'not a list' + [4, 5, 6]
