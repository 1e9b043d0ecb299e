class Shape:
    def __init__(self):
        self.width = 3

    def surface(self):
        return self.widht


Shape().surface()
