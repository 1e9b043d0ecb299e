import sys

print(sys.implementation.name, sys.float_info.max, sys.float_info.epsilon, sys.flags.optimize, sys.version_info.major)
