for index, letter in enumerate('añ😀'):
    print(index, letter, ord(letter))
print(list(reversed('abc')), tuple('xy'), set('aaa'), dict(zip('ab', '12')), [*'hi'], 'c' in 'abc', list(map(str.upper, 'ab')))
it = iter('ab')
print(next(it), next(it), next(it, 'end'))
print(all(c.isalpha() for c in 'abc'), min('hello'), sorted('hello', reverse=True), ''.join(sorted(set('mississippi'))))
