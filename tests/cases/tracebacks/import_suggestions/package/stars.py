__all__ = ["x", "yy"]
x = 1
