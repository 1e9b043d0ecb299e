s = 'banana bandana'
print(s.find('an'), s.rfind('an'), s.find('x'), s.find('an', 3), s.find('an', 2, 4), s.index('d'), s.count('an'), s.count(''), s.count('a', 3, 8))
print('nan' in s, '' in s, s.startswith('ban'), s.startswith(('x', 'b')), s.endswith('na'), s.startswith('nan', 2), s.endswith('', 3))
print(s.find(''), s.find('', 14), s.find('', 15), s.rfind(''))
try:
    s.rindex('q')
except ValueError as error:
    print(error)
try:
    s.startswith(3)
except TypeError as error:
    print(error)
