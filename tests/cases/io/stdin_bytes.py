# Standard input as bytes, and in another encoding.
import sys

print(sys.stdin.buffer.readline(), sys.stdin.buffer.peek(1)[:1], sys.stdin.buffer.read(2))
sys.stdin.reconfigure(encoding='latin-1')
print(ascii(sys.stdin.readline()), ascii(sys.stdin.read()))
