if True:
else:
    pass
