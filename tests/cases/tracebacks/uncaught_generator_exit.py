# GeneratorExit, uncaught.
raise GeneratorExit("x")
