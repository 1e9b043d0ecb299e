from . import moduel
