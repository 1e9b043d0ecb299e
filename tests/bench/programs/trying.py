# try statements that do not raise: with except, else and finally, one in the other
def trying(count):
    total = 0
    for i in range(count):
        try:
            try:
                total += i
            except ValueError:
                total = 0
            else:
                total ^= i
        finally:
            total -= 1
    return total


print(trying(400_000))
