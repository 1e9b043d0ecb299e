# The compiler warns each time it compiles; other warnings come once for each place
for _ in range(2):
    compile("1 is 2", "s", "exec")
    compile(r"'\q'", "s", "exec")
    eval(r"'\d'")
    print(~True)
