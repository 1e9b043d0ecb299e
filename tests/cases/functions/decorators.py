def shout(function):
    def wrapper(*args, **kwargs):
        return function(*args, **kwargs).upper() + '!'
    return wrapper


def repeat(times):
    print('repeat', times)

    def decorate(function):
        print('decorate', function.__name__)
        return lambda *args: ' '.join([function(*args)] * times)
    return decorate


@repeat(2)
@shout
def greet(name):
    return f'hello {name}'


print(greet('ann'))
