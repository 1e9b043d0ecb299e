class Counter:
    pass


c = Counter()
c.value += 1
