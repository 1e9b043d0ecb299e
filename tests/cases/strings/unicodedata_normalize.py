import unicodedata as u
texts = ['é', 'e\u0301', 'ﬁ½²', 'a\u0323\u0307', 'a\u0307\u0323', '각', '\u1100\u1161\u11a8', '\u212b', '\u0958', 'ḍ̇', '\u1e9b\u0323', 'ascii', '', '\u0344', 'a\u0334\u0301\u0301']
for form in ['NFC', 'NFD', 'NFKC', 'NFKD']:
    print(form, *[ascii(u.normalize(form, text)) for text in texts], [u.is_normalized(form, text) for text in texts])
for args in [('NFX', 'a'), ('NFX', ''), ('NFC', 1), (1, 'a')]:
    try:
        print(u.normalize(*args))
    except Exception as error:
        print(type(error).__name__, error)
