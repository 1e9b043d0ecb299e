# An error in a lambda that is a default, called through map.
def run(values, key=lambda each: each.missing):
    return list(map(key, values))


run([1])
