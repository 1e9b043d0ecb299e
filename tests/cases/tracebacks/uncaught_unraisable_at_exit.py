# __del__ that raises at the interpreter's end.
class Deleter:
    def __get__(self, instance, owner):
        return self

    def __call__(self, *arguments):
        raise ValueError("at the end")

    def __repr__(self):
        return "<Deleter>"


class Noisy:
    __del__ = Deleter()


keep = Noisy()
print("end")
