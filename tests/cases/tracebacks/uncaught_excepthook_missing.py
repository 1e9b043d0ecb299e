# sys.excepthook deleted: the traceback is printed nevertheless.
import sys
del sys.excepthook
raise ValueError("x")
