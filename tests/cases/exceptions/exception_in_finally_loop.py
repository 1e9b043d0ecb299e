def risky(n):
    try:
        if n == 0:
            raise ValueError('zero')
        return n
    except ValueError:
        return 'handled'
    finally:
        print('done with', n)


print([risky(n) for n in range(3)])
