def typed(x: int) -> str:
    return x + ''


typed(3)
