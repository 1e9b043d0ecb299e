# BaseException and a class derived from it.
class Mine(BaseException):
    pass


try:
    raise BaseException("x")
except BaseException:
    raise Mine
