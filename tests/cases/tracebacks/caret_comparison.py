smallest = min(3, 4)
if smallest < 'three' and smallest > 0:
    print('never')
