a = 1; b = a / 0; print('never')
