# SystemExit.code set afterwards.
try:
    raise SystemExit(3)
except SystemExit as error:
    error.code = "changed"
    raise
