class Thing:
    def __init__(self):
        self.colour = 'red'

    def show(self):
        return colour


Thing().show()
