# shutil copies, moves and removes files and trees.
import os
import shutil

os.makedirs('a/b')
for name in ('a/one.txt', 'a/b/two.py', 'a/b/three.txt'):
    with open(name, 'w') as f:
        f.write(name)
print(shutil.copy('a/one.txt', 'copy.txt'), open('copy.txt').read(), shutil.copy2('copy.txt', 'a/b'))
print(shutil.copytree('a', 'c', ignore=shutil.ignore_patterns('*.py')), sorted(os.listdir('c/b')))
print(shutil.move('c', 'a/b'), os.path.exists('c'), sorted(os.listdir('a/b/c')))
for function in (lambda: shutil.copyfile('copy.txt', 'copy.txt'), lambda: shutil.move('copy.txt', 'a/b')):
    try:
        function()
    except shutil.Error as error:
        print(type(error).__name__, error)
shutil.rmtree('a')
print(os.path.exists('a'))
shutil.rmtree('missing', ignore_errors=True)
