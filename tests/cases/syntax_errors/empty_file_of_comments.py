# nothing but comments

# and this
print('and one line')
