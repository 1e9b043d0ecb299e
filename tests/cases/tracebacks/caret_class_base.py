class Child(3):
    pass
