def label(text, *, width=8, fill='.'):
    return text.center(width, fill)


print(label('ab'))
print(label('ab', width=4))
print(label('ab', fill='*', width=6))
try:
    label('ab', 6)
except TypeError as error:
    print(error)
try:
    label('ab', colour='red')
except TypeError as error:
    print(error)
