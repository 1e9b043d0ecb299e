# argv: one "two words" --flag 3
import sys

print(sys.argv)
print(len(sys.argv), sum(int(a) for a in sys.argv if a.isdigit()))
