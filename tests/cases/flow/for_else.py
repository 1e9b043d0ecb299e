for word in ('plain', 'buffered'):
    for letter in word:
        if letter == 'u':
            print(word, 'has a u')
            break
        if letter == 'z':
            continue
    else:
        print(word, 'has none')
for nothing in []:
    pass
else:
    print('an empty loop runs its else')
