for letter in 42:
    print(letter)
