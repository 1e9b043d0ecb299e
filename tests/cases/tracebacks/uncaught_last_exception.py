# sys.last_exc is set before atexit functions run.
import atexit
import sys
atexit.register(lambda: print(repr(sys.last_exc), sys.last_type, sys.last_value is sys.last_exc, sys.last_traceback.tb_lineno))
raise ValueError("x")
