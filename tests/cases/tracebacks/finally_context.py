def work():
    try:
        raise KeyError('in try')
    finally:
        raise OSError('in finally')


work()
