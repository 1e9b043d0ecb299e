def one():
    raise ValueError('first')


errors = []
try:
    one()
except ValueError as error:
    errors.append(error)
errors.append(TypeError('second'))
raise ExceptionGroup('two problems', errors)
