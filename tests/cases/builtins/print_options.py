import sys

print()
print('a', 1, None, [2], sep=' - ')
print('no newline', end='')
print('!', end='\n\n')
print(*range(3), sep='')
print('to stderr', file=sys.stderr)
print('flushed', flush=True)
print('a', 'b', sep=None, end=None, file=None)
for arguments in ({'sep': 1}, {'end': 2}, {'colour': 'red'}):
    try:
        print('x', **arguments)
    except TypeError as error:
        print(error)


class Writer:
    def write(self, text):
        sys.stdout.write(f'<{text!r}>')


print('a', 'b', file=Writer())
print()
try:
    print('x', file=3)
except AttributeError as error:
    print(error)
