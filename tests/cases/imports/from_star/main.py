from limited import *
from open_all import *

print(visible, also, everything)
try:
    hidden
except NameError as error:
    print(error)
try:
    _private
except NameError as error:
    print(error)
