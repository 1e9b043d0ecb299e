for n in (3, 0, -2):
    print('positive' if n > 0 else 'zero' if n == 0 else 'negative')
print((lambda x: 'even' if x % 2 == 0 else 'odd')(7))
print([x if x else 'nothing' for x in (0, 1, '', 'a')])
