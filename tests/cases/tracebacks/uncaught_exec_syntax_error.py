# A SyntaxError in text given to exec, uncaught, with a hint.
def run(text):
    exec(text)


run("x = 1\nwhille x: pass\n")
