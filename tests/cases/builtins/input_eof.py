print(input())
input('more? ')
