for spec in ('', 's', '8', '<8', '>8', '^8', '*^8', '.2', '8.2', '>8.2s', '-<6', '08'):
    print(f'{spec:6}', '|' + format('text', spec) + '|', '|' + format('日本', spec) + '|')
for spec in ('=8', 'd', '+', ',', '.', 'q', '#', '{'):
    try:
        format('text', spec)
    except ValueError as error:
        print(spec, error)
