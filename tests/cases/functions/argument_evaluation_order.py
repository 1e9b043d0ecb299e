def say(value):
    print('evaluating', value)
    return value


def take():
    print('evaluating the function')
    return lambda *args, **kwargs: (args, kwargs)


print(take()(say(1), *say([2, 3]), k=say(4), **say({'z': 5})))
print({say('k'): say('v')}, [say(6), say(7)][say(0)])
