class Volume:
    @property
    def level(self):
        return self._level

    @level.setter
    def level(self, value):
        if not 0 <= value <= 10:
            raise ValueError(f'{value} is out of range')
        self._level = value


v = Volume()
v.level = 5
v.level = 11
