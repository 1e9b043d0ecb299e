if True:
    pass
esle:
    pass
