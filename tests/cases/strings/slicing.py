s = 'abcdefgh'
print(s[2], s[-1], s[2:5], s[:3], s[5:], s[::2], s[::-1], s[-3:], s[10:], s[6:2:-1], s[-100:100])
print(s[slice(1, 6, 2)], slice(1, None).indices(8), slice(None, None, -1).indices(8), s[True])
try:
    s[::0]
except ValueError as error:
    print(error)
try:
    s['a':]
except TypeError as error:
    print(error)
