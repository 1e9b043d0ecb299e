def bounds(text):
    low, high = text.split('-')
    return int(low), int(high)


print(bounds('1-5'))
print(bounds('1-5-9'))
