print(None = 3)
