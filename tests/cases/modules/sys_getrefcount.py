import sys

value = ['unshared']
print(sys.getrefcount(value))
other = value
holder = [value, value]
print(sys.getrefcount(value))
del other
holder.clear()
print(sys.getrefcount(value))
