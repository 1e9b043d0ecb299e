# method calls and attributes
class Counter:
    def __init__(self):
        self.count = 0
        self.step = 1

    def bump(self, by):
        self.count += by * self.step
        return self


counter = Counter()
for i in range(100_000):
    counter.bump(i).bump(1)
print(counter.count)
