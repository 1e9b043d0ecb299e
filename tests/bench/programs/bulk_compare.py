# comparisons of a megabyte
a = bytearray(b'abcd' * 262144)
b = bytes(a)
view = memoryview(a)
same = 0
for i in range(60):
    same += (a == b) + (view == b) + (a < b)
print(same)
