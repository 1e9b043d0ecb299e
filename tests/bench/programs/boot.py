# boot to first result
print(6 * 7)
