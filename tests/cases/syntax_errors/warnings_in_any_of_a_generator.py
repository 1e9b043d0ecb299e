"""all, any and tuple of a generator are compiled in two ways, and warn twice."""
def f():
    any({1}[0] for x in y)
    all({2}[0] for x in y)
    tuple({3}[0] for x in y)
    list({4}[0] for x in y)
    any([{5}[0] for x in y])
    set({6}[0] for x in y)
    any((x for x in {7}[0]))
    any(x for x in y if {8}[0])
    any(x for x in y for z in {9}[0])
    any(any({10}[0] for z in x) for x in y)
    q.any({11}[0] for x in y)
def g(any):
    any({12}[0] for x in y)
tuple({13}[0] for x in y)
