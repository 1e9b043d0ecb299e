assert True
assert 1 + 1 == 2, 'arithmetic works'
for message in ('None', "'too small'", "['a', 'list']"):
    try:
        exec(f'assert 1 > 2, {message}')
    except AssertionError as error:
        print(repr(error))
try:
    assert []
except AssertionError as error:
    print(repr(error), error.args)
