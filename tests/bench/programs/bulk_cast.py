# cast and tolist
data = bytearray(range(256)) * 256
total = 0
for i in range(20):
    for code in 'BHIq':
        total += memoryview(data).cast(code).tolist()[i]
print(total)
