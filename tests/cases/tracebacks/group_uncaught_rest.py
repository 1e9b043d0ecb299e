try:
    raise ExceptionGroup('mixed', [ValueError('v'), TypeError('t')])
except* ValueError:
    print('handled the value error')
