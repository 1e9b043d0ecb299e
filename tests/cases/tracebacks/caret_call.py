def apply(function, value):
    return function(value)


result = apply(int, '12') + apply(int, 'twelve')
