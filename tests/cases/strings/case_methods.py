for s in ('hello wOrld', 'ÜBER straße', 'ǆ', "they're bill's", 'İı', 'ΑΣ'):
    print(s.upper(), s.lower(), s.title(), s.capitalize(), s.swapcase(), s.casefold())
