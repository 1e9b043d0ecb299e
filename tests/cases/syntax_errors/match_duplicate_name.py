match 3:
    case [a, a]:
        pass
