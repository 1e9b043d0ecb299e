def draw(shape, colour='red', width=1):
    pass


draw('box', color='blue')
