from ..tools import dig
from . import GREEN
from .flowers import names


def tallest():
    return f'{GREEN} oak above {names[0]} after {dig()}'
