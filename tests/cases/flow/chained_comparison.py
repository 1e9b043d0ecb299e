def middle():
    print('evaluated once')
    return 5


print(1 < middle() < 10)
print(10 < middle() < 1)
print(1 < 2 < 3 < 4, 1 < 3 > 2, 1 == 1.0 == True, 3 > 2 > 2)
print(0 == 0 in [False], (0 == 0) in [False])
