import first

print(first.describe())
