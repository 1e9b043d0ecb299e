# SyntaxWarnings of exec'd and compiled text, with and without a file.
compile("x = 1\nx is 5\n", "no_file.py", "exec")
compile("x = '\\d'\n", __file__, "exec")
exec("() is ()\nassert (1, 2)\n[1, 2][1, 2]")
