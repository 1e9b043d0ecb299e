# SystemExit raised while another exception passes.
try:
    1 / 0
finally:
    raise SystemExit("instead")
