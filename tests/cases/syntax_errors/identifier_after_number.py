x = 3name
