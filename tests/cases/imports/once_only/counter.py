print('counter loads once')
value = 1
