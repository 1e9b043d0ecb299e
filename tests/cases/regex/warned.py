# What may mean something else one day, and arguments that should be given by name: each at the caller's line.
import re
import warnings

warnings.simplefilter('always')
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    for pattern in ('[[a]', '[a--b]', '[a&&b]', '[a||b]', '[a~~b]', r'[\w--a]', '[]--]', '[a[b]'):
        re.purge()
        try:
            re.compile(pattern)
        except re.error as error:
            print(pattern, error)
    re.match('[x&&y]', 'x')
    print(re.sub('a', 'b', 'aaa', 1), re.subn('a', 'b', 'aaa', 1, re.I), re.split('a', 'bab', 1))
for each in caught:
    print(each.lineno, each.category.__name__, each.message)
for call in (lambda: re.sub('a', 'b', 'a', 1, count=2), lambda: re.sub('a', 'b', 'a', 1, 2, 3), lambda: re.split('a', 'b', 1, 0, 0, 0),
             lambda: re.subn('a', 'b', 'a', 0, 0, flags=re.I)):
    try:
        call()
    except TypeError as error:
        print(error)
