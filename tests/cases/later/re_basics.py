import re

print(re.findall(r'\d+', 'a1 b22 c333'), re.sub(r'(\w+) (\w+)', r'\2 \1', 'hello world'), re.split(r'[,;]\s*', 'a, b;c'))
m = re.match(r'(?P<key>\w+)=(?P<value>.*)', 'size=10')
print(m.group('key'), m['value'], m.groups(), m.span(), re.search('z', 'abc'), re.fullmatch(r'[a-c]+', 'abc').group())
