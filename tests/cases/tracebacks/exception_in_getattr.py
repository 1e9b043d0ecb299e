class Proxy:
    def __getattr__(self, name):
        raise AttributeError(f'proxy has no {name}')


Proxy().colour
