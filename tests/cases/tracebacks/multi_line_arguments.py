def join(*parts):
    return ''.join(parts)


text = join('alpha',
            'beta',
            3,
            'delta')
