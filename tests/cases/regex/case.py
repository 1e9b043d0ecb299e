# Letters that are the same without regard to case, in str, ASCII and bytes.
import re

for pattern, text in [('i', 'İIıi'), ('s', 'Ssſ'), ('µ', 'μΜµ'), ('ẞ', 'ßẞ'), ('k', 'K\u212a'), ('ς', 'σΣς'), ('ﬅ', 'ﬆ'),
                      ('[a-z]+', 'AbKſİ'), ('[^s]', 'Sſsx'), ('𐐨', '𐐀'), ('[𐐨-𐐩]', '𐐀'), ('[à-ö]+', 'ÀÖ×'), ('straße', 'STRAẞE')]:
    print(ascii(pattern), ascii(re.findall(pattern, text, re.I)), ascii(re.findall(pattern, text, re.I | re.A)))
print(re.findall(rb'[a-c\xe9]+', b'ABc\xe9\xc9', re.I), re.match(r'(\w)\1', 'Éé', re.I), re.match(r'(?a)(\w)\1', 'Éé', re.I))
print(re.match(r'a(?i:b)c', 'aBc'), re.match(r'(?i)a(?-i:b)c', 'aBc'), re.match(r'(?i)a(?-i:b)c', 'AbC'))
print(re.findall(r'\w+|\s|\d', 'naïve ٣x\x1f²'), re.findall(r'(?a)\w+|\s|\d', 'naïve ٣x\x1f²'))
print(re.findall(rb'\w+', b'na\xefve'), re.findall(r'\b\w|\B', 'é b'), re.findall(r'\B', ''), re.findall(rb'(?L)\w+', b'a\xe9'))
