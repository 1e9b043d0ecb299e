import sys

try:
    sys.exit(5)
except SystemExit as error:
    print('caught', error.code, repr(error))
print('goes on')
raise SystemExit([1, 2])
