class A:
    def who(self):
        return 'A'

    @classmethod
    def make(cls):
        return 'A.make for ' + cls.__name__

    @property
    def size(self):
        return 1


class B(A):
    def who(self):
        return super(B, self).who() + 'B'

    @classmethod
    def make(cls):
        return super().make() + '!'

    @property
    def size(self):
        return super().size + 1

    def cell(self):
        return __class__.__name__


print(B().who(), B.make(), B().size, B().cell())


def loose():
    super().x


try:
    loose()
except RuntimeError as error:
    print(error)
