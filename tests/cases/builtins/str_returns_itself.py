# expandtabs() and replace() give the very str back when nothing changes.
class S(str):
    pass


a = ''.join(['a', 'bc'])
b = ''.join(['b', ' c'])
s = S('abc')
print(a.expandtabs() is a, 'a\tb'.expandtabs(0), s.expandtabs() is s, type(s.expandtabs()))
print(a.replace('b', 'b') is a, a.replace('', '') is a, a.replace('a', 'a', 1) is a, b.replace(b, b) is b)
print(s.replace('q', '') is s, s.replace('a', 'a') is s, type(s.replace('a', 'a')))
