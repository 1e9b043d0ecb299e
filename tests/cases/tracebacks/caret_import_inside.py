def load():
    import not_there.at_all


load()
