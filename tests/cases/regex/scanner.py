import re

scanner = re.Scanner([
    (r'[a-z]\w*', lambda s, text: ('name', text)),
    (r'\d+\.\d*', lambda s, text: float(text)),
    (r'\d+', lambda s, text: int(text)),
    (r'=|\+|-|\*|/', lambda s, text: 'op' + text),
    (r'\s+', None),
    ('!', 'shout'),
])
print(scanner.scan('sum = 3*foo + 312.50+bar! ?rest'))
print(scanner.scan(''), scanner.match[0])
