try:
    exec('a = = 1')
except SyntaxError as error:
    print(error)
    print(error.msg, error.filename, error.lineno, error.offset, error.text, error.end_lineno, error.end_offset)
    print(error.args)
try:
    compile('if x:\npass', 'demo', 'exec')
except IndentationError as error:
    print(type(error).__name__, error)
