def outer():
    class Inner:
        def method(self):
            return (lambda: [x for x in (1 / 0 for _ in 'a')])()
    return Inner()


outer().method()
