if (n := int('many')) > 3:
    print(n)
