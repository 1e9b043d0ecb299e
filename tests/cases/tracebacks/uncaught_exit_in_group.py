# SystemExit in a group is an exception as any.
raise BaseExceptionGroup("leaving", [SystemExit(3), ValueError("x")])
