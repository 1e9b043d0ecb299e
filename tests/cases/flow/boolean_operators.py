def tell(value):
    print('tell', value, end='; ')
    return value


print(tell(0) or tell('') or tell('last'))
print(tell(1) and tell([]) and tell('never'))
print(not tell(None))
print([] or {} or 'x', 1 and 2 or 3, None is None, None is not None)
