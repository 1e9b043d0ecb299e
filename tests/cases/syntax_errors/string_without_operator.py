name = 'ann' + 'b' 5
