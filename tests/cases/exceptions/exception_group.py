def task(n):
    if n == 0:
        raise ValueError('zero')
    if n == 1:
        raise TypeError('one')


errors = []
for n in range(3):
    try:
        task(n)
    except Exception as error:
        errors.append(error)
try:
    raise ExceptionGroup('several', errors)
except* ValueError as group:
    print('values', group.exceptions)
except* TypeError as group:
    print('types', group.exceptions, group.message)
