import warnings

for operand in ('()', '(1, -1)', '(1, 1 + 1)', '((1,),)', '(1, None)', '(1, "a" "b")', '(1, x)', '(1, ...)', '-1', '"a" "b"', '1 + 1'):
    for text in (f'{operand} is None', f'None is not {operand}', f'{operand} is {operand}'):
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter('always')
            compile(text, 'file', 'eval')
        print(text, [str(warning.message) for warning in caught])
