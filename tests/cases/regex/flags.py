import re

print(re.I, repr(re.I | re.M), re.I.name, re.I.value, (re.I | re.S).name, re.NOFLAG, bool(re.NOFLAG), re.RegexFlag(0), ~re.I, re.I & re.M)
print(list(re.RegexFlag), list(re.I | re.X), re.I in re.I | re.M, re.RegexFlag['ASCII'], re.RegexFlag.DOTALL, re.I == 2, 2 | re.A, re.A ^ re.A)
print(f'{re.I}', f'{re.M!r}', str(re.X), int(re.U), isinstance(re.I, int), type(re.I | 4) is re.RegexFlag, re.I | 1024, len(re.I | re.L))
