# tell() gives a cookie that seek() takes, in any encoding.
for encoding in ('utf-8', 'utf-16', 'utf-8-sig'):
    with open('f', 'w', encoding=encoding, newline='') as f:
        f.write('a\xe9\u20ac\r\nb\U0001f600c\n' * 3)
    with open('f', encoding=encoding) as f:
        f._CHUNK_SIZE = 7
        places = []
        while True:
            place = f.tell()
            c = f.read(1)
            places.append((place, c))
            if not c:
                break
        print(encoding, [place for place, c in places])
        for place, c in reversed(places):
            f.seek(place)
            assert f.read(1) == c, (place, c)
        f.seek(0)
        f.readline()
        print(f.tell(), f.readline(), end='')
        next(f)
        try:
            f.tell()
        except OSError as error:
            print(error)
