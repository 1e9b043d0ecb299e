# \N{...} in literals: names, aliases, Hangul and CJK by rule; errors with their place.
print(ascii('\N{LATIN SMALL LETTER E WITH ACUTE}\N{dollar sign}\N{NULL}\N{HANGUL SYLLABLE GAG}\N{CJK UNIFIED IDEOGRAPH-4E00}'))
print(f'{1:\N{DIGIT ZERO}>3}\N{BULLET}{2}', rf'\N{1}', b'\\N{SPACE}')
for source in [r"'\N{foo}'", r"'\N{}'", r"'\N{'", r"'\N'", r"'é\N{KEYCAP NUMBER SIGN}'", r"f'{1}\N{foo}'", r"'\N{ SPACE}'"]:
    try:
        eval(source)
    except SyntaxError as error:
        print(source, error, error.args[1])
