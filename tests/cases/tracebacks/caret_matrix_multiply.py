left, right = [[1]], [[2]]
print(left @ right)
