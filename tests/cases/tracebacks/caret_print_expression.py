print('sum:', 1 + 1, 'broken:', 1 + '1')
