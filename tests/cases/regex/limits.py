# Long texts, deep patterns and patterns that could run for ever on a native stack.
import re

print(re.match(r'(?:a|b)*', 'ab' * 50000).end(), re.match(r'(a|b)*?c', 'ab' * 20000 + 'c').end())
print(re.match('(' * 300 + 'a' + ')' * 300, 'a').lastindex, re.match('(?:' * 200 + 'a' + ')*' * 200, 'aaa').end())
print(re.match(r'(?:(?:a+)b?)*c', 'a' * 20), re.match(r'(x+x+)+y', 'x' * 14))
print(len(re.findall('', 'x' * 1000)), re.sub('(?:x|(y))*', '', 'xy' * 1000), re.match('(?:){1000}', '').end(), len(re.split('b', 'ab' * 1000)))
print(re.search(r'(?:(?=(a+))a)*b', 'a' * 1000 + 'b').span(), re.match(r'(?>(?:a|b)+)+c', 'ab' * 100))
