# sys.excepthook that exits gives the exit code.
import sys
sys.excepthook = lambda *details: sys.exit(7)
raise ValueError("x")
