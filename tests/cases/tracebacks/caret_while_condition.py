items = [1]
while items[0] > 0:
    print(items)
    items.pop()
