# A file that a program writes can be read, appended to and read by lines.
with open('notes.txt', 'w') as f:
    print(f.write('one\ntwo\n'), f.tell(), f.closed)
print(f.closed, f)
with open('notes.txt', 'a') as f:
    f.writelines(['three\n', 'four'])
with open('notes.txt') as f:
    print(f, f.encoding, f.mode, f.newlines)
    print([line for line in f], f.newlines)
with open('notes.txt', 'rb') as f:
    print(f, f.mode, f.read())
with open('notes.txt', 'r+') as f:
    print(f.read(4))
    f.seek(0)
    f.write('ONE')
    f.seek(0, 2)
    f.write('!')
print(open('notes.txt').read())
