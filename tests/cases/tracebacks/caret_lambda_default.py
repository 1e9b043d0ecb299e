f = lambda a, b=undefined_default: a
