for x in 'ab':
