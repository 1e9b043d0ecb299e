def outer():
    level = 'outer'

    def middle():
        def inner():
            nonlocal level
            level = 'changed by inner'
        inner()
        return level
    before = level
    return before, middle(), level


print(outer())
