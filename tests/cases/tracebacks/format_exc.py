import traceback

try:
    {}['k']
except KeyError:
    text = traceback.format_exc()
print(text, end='')
print(text.splitlines()[-1])
print(repr(traceback.format_exc()))
