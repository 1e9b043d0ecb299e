x = 3
if x is 3:
    print('identical')
print('\d')
print((1, 2)
      [0])
