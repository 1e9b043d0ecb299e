# strided copies of wider items, and in column order
data = bytearray(1 << 20)
words = memoryview(data).cast('I')
doubles = memoryview(data).cast('d')
table = memoryview(data).cast('H', (512, 1024))
for i in range(20):
    odd = words[1::2].tobytes()
    words[::2] = words[1::2]
    back = doubles[::-1].tobytes()
    columns = table.tobytes('F')
print(len(odd), len(back), len(columns))
