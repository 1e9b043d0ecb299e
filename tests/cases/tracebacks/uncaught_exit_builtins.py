# exit() and quit() of the site module.
try:
    quit("first")
except SystemExit as error:
    print(repr(error))
exit(4)
