# A str in a union becomes a forward reference, which must be an expression.
for text in ('name', '*name', 'name[1]', 'a b', 'a\0b', '', ' name', 'yield', 'x := 1', '\ud800'):
    try:
        print(ascii(int | str | int.__or__(int, None) | text))
    except (SyntaxError, UnicodeEncodeError) as error:
        print(type(error).__name__, ascii(str(error)))
