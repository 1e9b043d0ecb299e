class Inner:
    def __init__(self):
        self.depth = 3


class Outer:
    def __init__(self):
        self.inner = Inner()


print(Outer().depth)
