apply = lambda function, *args: function(*args)
print(apply(lambda a, b: a % b, 7, 4))
print(apply(lambda a, b: a % b, 7, 0))
