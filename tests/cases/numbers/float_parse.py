for text in ('1', '1.5', '-2e3', ' 3.5 ', '1_000.5', '.5', '5.', 'inf', '-Infinity', 'NaN', '1e400', '1e-400', '0.1e1'):
    print(text, float(text))
for text in ('', '1.5.2', 'e5', '1e', 'abc', '1 2', '0x1p3'):
    try:
        float(text)
    except ValueError as error:
        print(error)
