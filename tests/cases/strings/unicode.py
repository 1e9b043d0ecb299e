s = 'naïve 日本 😀'
print(len(s), s[-1], s[6:8], s.encode(), len(s.encode()), s.encode('utf-16-le')[:4], list('é😀'))
print(ord('😀'), chr(128512), chr(0x10FFFF) == '\U0010ffff', 'é' == 'e\u0301', 'ß'.upper(), sorted('bäaz'), max('aé😀'))
print('\u0041' == 'A', 'Å'.lower(), '日本'.center(6, '_'), '日' * 3, 'ab日'.find('日'), '日本語'[::-1])
