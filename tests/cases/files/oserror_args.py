# What an OSError of the system's holds: the file's name is no part of args, and nothing stands for one that there is not.
import os

for fail in (lambda: os.close(77), lambda: os.open('nix', 0), lambda: os.rename('a', 'b'), lambda: open('nix'), lambda: open(77),
             lambda: os.dup(5), lambda: os.fstat(44), lambda: os.read(55, 1), lambda: os.stat(88), lambda: os.chdir('nix')):
    try:
        fail()
    except OSError as error:
        print(error.args, error.filename, error.filename2, repr(error))
