# A file that is removed or renamed while it is open stays what it was for who has it open.
import os

f = open('f', 'w+')
f.write('still here')
f.flush()
os.remove('f')
print(os.path.exists('f'))
f.seek(0)
print(f.read())
g = open('f', 'w')
g.write('new')
g.close()
f.seek(0)
print(f.read(), open('f').read())
os.rename('f', 'h')
print(os.listdir('.').count('f'), open('h').read())
