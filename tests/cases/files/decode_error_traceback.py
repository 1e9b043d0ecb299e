# Bytes that are no UTF-8 are found when they are read.
with open('f', 'wb') as f:
    f.write(b'good\nbad \xff\n')
with open('f') as f:
    for line in f:
        print(line)
