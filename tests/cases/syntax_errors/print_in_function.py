def f():
    print "hello", 3
