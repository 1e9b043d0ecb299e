actions = '''
[1, 2][2]
[1, 2][-3]
(1,)[1]
'abc'[3]
b'abc'[3]
bytearray(b'abc')[9]
range(3)[3]
{}['k']
{}[1, 2]
[].pop()
[1].pop(5)
{}.pop('x')
{}.popitem()
set().pop()
[1].index(9)
[1].remove(9)
(1,).index(9)
'abc'.index('z')
b'abc'.index(b'z')
{1}.remove(2)
[1, 2]['a']
(1, 2)[None]
'abc'['b']
{}[[]]
{[]: 1}
{{}}
None[0]
(3)[0]
print[0]
'''
for action in actions.strip().splitlines():
    try:
        print(eval(action))
    except Exception as error:
        print(action, '->', repr(error))
