# An IndentationError from compile, uncaught.
source = """
def f():
x = 1
"""
compile(source, "given.py", "exec")
