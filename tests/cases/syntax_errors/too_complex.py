# nesting beyond what the parser takes
for source in ("lambda:" * 10000 + "x", "x if x else " * 10000 + "x", "not " * 10000 + "x"):
    try:
        eval(source)
    except MemoryError as error:
        print(error)
