def fine():
    pass

def wrong(:
    pass
