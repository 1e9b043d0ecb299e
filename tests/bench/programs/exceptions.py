# exceptions raised and caught
def check(n):
    if n % 3 == 0:
        raise ValueError(n)
    return n


caught = 0
for i in range(60_000):
    try:
        check(i)
    except ValueError as error:
        caught += error.args[0] % 7
    finally:
        caught += 1
print(caught)
