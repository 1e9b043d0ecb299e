def averager():
    total = count = 0
    average = None
    while True:
        value = yield average
        if value is None:
            return f'final {average}'
        total += value
        count += 1
        average = total / count


g = averager()
next(g)
print(g.send(10), g.send(20), g.send(60))
try:
    g.send(None)
except StopIteration as stop:
    print(stop.value)
fresh = averager()
try:
    fresh.send(1)
except TypeError as error:
    print(error)
