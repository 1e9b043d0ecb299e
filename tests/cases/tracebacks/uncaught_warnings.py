# Warnings with the line they are about: levels, categories, modules, sources of several lines.
import warnings


def old():
    warnings.warn("old() is deprecated", DeprecationWarning, stacklevel=2)


def deeper():
    warnings.warn("three up", stacklevel=3)


def between():
    deeper()


old()
between()
warnings.warn(
    "of several lines"
)
warnings.warn("a\nmessage of lines", UserWarning)
warnings.warn(RuntimeWarning("an object"))
warnings.warn("too far", stacklevel=50)
warnings.warn_explicit("explicit", UserWarning, "no_file.py", 5)
warnings.warn_explicit("explicit", UserWarning, __file__, 4)


class Mine(UserWarning):
    pass


warnings.warn("mine", Mine)
for _ in range(3):
    warnings.warn("only once a line")
exec("import warnings\nwarnings.warn('from exec')")
warnings.simplefilter("error")
old()
