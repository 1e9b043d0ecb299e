# pow() with three arguments asks the reflected method too, as of 3.14.
class Reflected:
    def __rpow__(self, base, modulus=None):
        return "rpow", base, modulus


class Both(Reflected):
    def __pow__(self, exponent, modulus=None):
        return "pow", type(exponent).__name__, modulus


class Two:
    def __rpow__(self, base):
        return "two", base


print(pow(3, Reflected(), 10), pow(Both(), 2, 7)[0], pow(Both(), Reflected(), 7), pow(Reflected(), Both(), 7)[0])
for arguments in [(Reflected(), Reflected(), 7), (3, Two(), 10), (Two(), 3, 10), (2, 3, Both())]:
    try:
        print(pow(*arguments))
    except TypeError as error:
        print(error)
