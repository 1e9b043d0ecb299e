import io
import sys

saved = sys.stdout
sys.stdout = io.StringIO()
print('captured', 1)
text = sys.stdout.getvalue()
sys.stdout = saved
print(repr(text))
print('error text', file=sys.stderr)
print(sys.stdout.writable(), sys.stdin.readable(), sys.stdout.encoding)
