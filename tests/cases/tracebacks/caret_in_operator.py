names = 5
print('ann' in names)
