exec('x = 1\ny = x.missing\n')
