"""What except* catches alone is wrapped: in an ExceptionGroup if it is an Exception, else in a BaseExceptionGroup."""


class Plain(BaseException):
    pass


for error in Plain(1), KeyError(2), BaseExceptionGroup('g', [Plain(3)]), BaseExceptionGroup('g', [Plain(3), ValueError()]):
    for kind in BaseException, Exception, Plain, (Plain, ValueError):
        try:
            try:
                raise error
            except* ValueError as caught:
                print('ValueError', repr(caught))
            except* kind as caught:
                print(kind, repr(caught))
        except BaseException as left:
            print('left', repr(left))
