def compute():
    result = 3
    total = 4
    return reslt + total


compute()
