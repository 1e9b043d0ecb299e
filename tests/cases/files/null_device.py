# os.devnull takes everything and gives nothing.
import os

with open(os.devnull, 'w') as f:
    print(f.write('gone'))
with open(os.devnull) as f:
    print(repr(f.read()))
print('still', file=open(os.devnull, 'w'))
