s = 'text'
for statement in ("s[0] = 'x'", "del s[0]", "s[1:2] = 'x'", "s.x = 1", "s += 1", "s -= 'x'"):
    try:
        exec(statement)
    except (TypeError, AttributeError) as error:
        print(error)
print(s)
