width = 'wide'
print(f'{3.14159:.2f} is pi')
print(f'{3.14159:{width}} is not')
