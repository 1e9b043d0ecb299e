print('garden opens')
