import sys

print('to stdout', end='')
print('to stderr', file=sys.stderr)
sys.stderr.write('direct\n')
sys.stdout.write('again\n')
raise SystemError('ends here')
