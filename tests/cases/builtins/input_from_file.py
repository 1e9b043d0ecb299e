# input() reads from whatever sys.stdin is.
import io
import sys

with open('answers', 'w') as f:
    f.write('first\n  second \nlast')
sys.stdin = open('answers')
print([input(), input('prompt '), input()])
try:
    input()
except EOFError as error:
    print(error)
sys.stdin.close()
try:
    input()
except ValueError as error:
    print(error)
sys.stdin = io.StringIO()
out = sys.stdout
del sys.stdout
try:
    input('x')
except RuntimeError as error:
    sys.stdout = out
    print(error)
