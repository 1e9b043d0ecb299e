# hex and back
data = bytes(range(256)) * 400
for i in range(30):
    again = bytes.fromhex(data.hex())
print(again == data, len(data.hex(' ', 4)))
