class NoManager:
    pass


with NoManager() as manager:
    print('never')
