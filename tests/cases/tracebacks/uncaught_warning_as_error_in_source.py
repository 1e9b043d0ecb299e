# A SyntaxWarning made an error.
import warnings
warnings.simplefilter("error")
exec("x = 1\nx is 5\n")
