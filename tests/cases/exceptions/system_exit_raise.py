try:
    raise SystemExit(260)
finally:
    print('finally runs first')
