# sys.stderr is sys.stdout: the order is kept.
import sys
sys.stderr = sys.stdout
print("before")
raise KeyError("x")
