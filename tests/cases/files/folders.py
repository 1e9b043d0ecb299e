# Folders are made, listed, renamed and removed.
import os

os.makedirs('a/b/c')
for name in ('a/one.txt', 'a/b/two.txt', 'a/b/c/three.txt'):
    with open(name, 'w') as f:
        f.write(name)
for folder, folders, files in os.walk('a'):
    print(folder, folders, files)
print(sorted(os.listdir('a')), sorted(os.listdir(b'a')))
print([(e.name, e.path, e.is_dir(), e.is_file()) for e in sorted(os.scandir('a'), key=lambda e: e.name)])
os.rename('a/b', 'moved')
print(os.path.exists('a/b'), open('moved/c/three.txt').read())
os.replace('moved/two.txt', 'a/one.txt')
print(open('a/one.txt').read(), os.listdir('moved'))
os.remove('moved/c/three.txt')
os.removedirs('moved/c')
print(os.path.isdir('moved'), os.path.isfile('a/one.txt'), os.path.isdir('a'))
os.chdir('a')
print(os.path.basename(os.getcwd()), open('one.txt').read(), os.listdir())
os.chdir('..')
print(os.path.isfile('one.txt'))
