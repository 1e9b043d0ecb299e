banana = 1
print(orange)
