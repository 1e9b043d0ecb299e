print('{} of {}'.format('one', 'two'))
print('{} of {} and {}'.format('one', 'two'))
