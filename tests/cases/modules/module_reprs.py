import abc
import io
import math
import os
import sys
import types

for module in (abc, io, os, math, sys, types.ModuleType('made')):
    print(module)
module = types.ModuleType('made')
module.__loader__ = 'loader'
print(module)
module.__file__ = 5
print(module)
del module.__name__, module.__loader__
print(module)
