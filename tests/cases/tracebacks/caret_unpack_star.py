first, *rest, last = 'x'
