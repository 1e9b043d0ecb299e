def grow(base, exponent):
    return (base ** exponent) % 7


grow(2, 'ten')
