for s in ('abc', 'abc1', '123', '½', '²', '٣', 'Abc', 'ABC', ' \t', '', 'Title Case', '_name1', '1name', 'é', 'class', '\n', 'a b'):
    print(repr(s), s.isalpha(), s.isdigit(), s.isdecimal(), s.isnumeric(), s.isalnum(), s.islower(), s.isupper(), s.isspace(), s.istitle(),
          s.isidentifier(), s.isascii(), s.isprintable())
