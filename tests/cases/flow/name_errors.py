for name in ('undefined', 'lenn', 'pritn', 'Tru', 'rnage'):
    try:
        eval(name)
    except NameError as error:
        print(error, '|', error.name)
