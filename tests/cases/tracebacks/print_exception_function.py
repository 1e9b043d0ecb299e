import sys
import traceback

try:
    raise LookupError('printed to stdout')
except LookupError as error:
    traceback.print_exception(error, file=sys.stdout)
    print(traceback.format_exception_only(error)[0], end='')
