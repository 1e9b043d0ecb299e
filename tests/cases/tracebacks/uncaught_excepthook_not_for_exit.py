# sys.excepthook is not asked about SystemExit.
import sys
sys.excepthook = lambda *details: print("hook", file=sys.stderr)
raise SystemExit("leaving")
