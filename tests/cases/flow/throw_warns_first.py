generator = (number for number in (1, 2))
try:
    generator.throw(ValueError, 'text', 1)
except TypeError as error:
    print(error)
