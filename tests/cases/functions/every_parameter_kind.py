def show(a, b=2, /, c=3, *rest, d, e=5, **more):
    print(a, b, c, rest, d, e, more)


show(1, d=4)
show(10, 20, 30, 40, 50, d=60)
show(10, c=7, d=8, a=9, b=10)
show(*range(5), d='d', **{'e': 'e', 'x y': 'z'})
