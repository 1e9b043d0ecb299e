# What site adds to the builtins: exit and quit, copyright, credits, license and help.
import sys

print(repr(exit), repr(quit), type(exit))
print(copyright)
print(credits)
print(license)
print(help)
for leave, code in ((exit, 3), (quit, None), (exit, 'text')):
    try:
        leave(code)
    except SystemExit as error:
        print(repr(error), error.code)
exit = 5
print(exit)
del exit
print(exit, __debug__)
quit(7)
