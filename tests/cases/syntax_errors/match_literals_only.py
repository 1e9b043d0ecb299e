# A value pattern is a literal or a dotted name: no f-string, no t-string.
for pattern in ['f""', 'f"{x}"', 'f"a"', "'a' f'b'", 't"a"', "'a' 'b'", 'a.b']:
    try:
        compile(f'match 1:\n case {pattern}: pass\n', 'program', 'exec')
        print('fine', pattern)
    except SyntaxError as error:
        print(pattern, error.msg, error.lineno, error.offset, error.end_offset)
