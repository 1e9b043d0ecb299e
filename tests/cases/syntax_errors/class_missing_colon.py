class Box
    pass
