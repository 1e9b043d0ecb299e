print(repr('  x  '.strip()), repr('  x  '.lstrip()), repr('  x  '.rstrip()), 'xxhixx'.strip('x'), 'abcba'.strip('ab'), 'www.site.org'.lstrip('w.'))
print('ab'.center(7, '*'), 'ab'.ljust(5, '.'), 'ab'.rjust(5, '.'), '7'.zfill(3), '-7'.zfill(4), '+x'.zfill(5), 'abc'.center(2), 'ab'.center(5) + '|')
print('prefix-body'.removeprefix('prefix-'), 'body.txt'.removesuffix('.txt'), 'a\tbc\td'.expandtabs(4), 'x'.expandtabs())
