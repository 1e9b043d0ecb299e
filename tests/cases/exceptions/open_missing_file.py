try:
    open('surely/not/here.txt')
except FileNotFoundError as problem:
    print(problem.strerror, problem.filename)
