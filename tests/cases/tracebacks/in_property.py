class Box:
    @property
    def volume(self):
        return self.width ** 3


print(Box().volume)
