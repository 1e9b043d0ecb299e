import package.one
from package.one import name
