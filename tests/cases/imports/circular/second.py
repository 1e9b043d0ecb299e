import first

name = 'second'
print('first is only half there:', hasattr(first, 'name'))
