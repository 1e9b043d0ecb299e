assert False, 'count: ' + 3
