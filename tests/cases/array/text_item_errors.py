from array import array

items = array('w', 'abc')
for value in (None, 5, 'ab', ''):
    for change in (lambda: items.append(value), lambda: items.__setitem__(0, value), lambda: array('w', [value]), lambda: array(value)):
        try:
            print(change())
        except TypeError as error:
            print(error)
