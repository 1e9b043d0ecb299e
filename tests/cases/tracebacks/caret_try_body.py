try:
    value = {'a': 1}['b']
finally:
    print('finally runs first')
