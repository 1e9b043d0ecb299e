print(17 % 5, '%d apples' % 'three')
