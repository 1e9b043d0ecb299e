print('plants open')
GREEN = 'green'
