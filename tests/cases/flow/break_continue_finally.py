for n in range(4):
    try:
        if n == 1:
            continue
        if n == 3:
            break
        print('body', n)
    finally:
        print('finally', n)
print('last n', n)
