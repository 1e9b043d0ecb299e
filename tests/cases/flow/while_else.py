def find(limit):
    n = 0
    while n < limit:
        n += 1
        if n == 3:
            print('found', n)
            break
    else:
        print('no three below', limit)
    return n


print(find(2), find(5), find(0))
