# The package that CPython's test files are laid into; their helper modules lie beside them.
