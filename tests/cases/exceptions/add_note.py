error = ValueError('bad reading')
error.add_note('sensor 3')
error.add_note('second note\nover two lines')
print(error.__notes__)
try:
    error.add_note(3)
except TypeError as problem:
    print(problem)
raise error
