def ratio(part, whole):
    return part / whole


print('before')
ratio(1, 0)
print('never')
