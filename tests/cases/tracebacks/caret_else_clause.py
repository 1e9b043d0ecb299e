try:
    print('fine')
except ValueError:
    print('never')
else:
    1 / 0
