print(__name__)
print('value' in globals())
value = 1
print('value' in globals(), globals()['value'])
globals()['made'] = 'through globals'
print(made)


def inside():
    local = 2
    return sorted(locals()), 'value' in locals()


print(inside())
