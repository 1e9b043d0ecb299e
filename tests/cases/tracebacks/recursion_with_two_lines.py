def walk(tree):
    for child in tree:
        if child is None:
            raise ValueError('empty leaf')
        walk(child)


walk([[[[[[None]]]]]])
