for spec in ('=z.10E', 'z.1f', 'zE', 'z.3G', '+z.1F'):
    for value in (float('-inf'), float('nan'), -0.0, -1e-20, complex('-inf-infj')):
        try:
            print(spec, value, format(value, spec))
        except ValueError as error:
            print(spec, value, error)
