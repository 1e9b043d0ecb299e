data = [1, 2, 3]
print(data[0:2])
print(data['a':2])
