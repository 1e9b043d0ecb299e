class Full(Exception):
    def __init__(self, value, capacity):
        super().__init__(f'no room for {value} among {capacity}')
        self.value = value


class RingBuffer:
    """Bytes in a circle over a bytearray."""

    def __init__(self, capacity):
        self.store = bytearray(capacity)
        self.start = 0
        self.count = 0

    def push(self, value):
        if self.count == len(self.store):
            raise Full(value, len(self.store))
        self.store[(self.start + self.count) % len(self.store)] = value
        self.count += 1

    def pop(self):
        value = self.store[self.start]
        self.start = (self.start + 1) % len(self.store)
        self.count -= 1
        return value

    def frozen(self):
        return memoryview(self.store).toreadonly()

    def grow(self, more):
        items = list(self)
        self.store += bytes(more)
        self.store[:len(items)] = bytes(items)
        self.start = 0

    def __iter__(self):
        for index in range(self.count):
            yield self.store[(self.start + index) % len(self.store)]

    def __len__(self):
        return self.count

    def __repr__(self):
        return f'<{", ".join(map(str, self))}>'
