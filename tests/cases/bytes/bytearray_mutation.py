b = bytearray(b'buffer')
b[0] = 66
b[1:3] = b'UFFY'
b.append(33)
b.extend(b'?!')
b.extend([46, 46])
b.insert(0, 62)
print(b, len(b))
del b[0]
del b[-2:]
b += b'+'
b *= 2
print(b, b.pop(), b.pop(0), b.count(b'F'))
b.remove(ord('Y'))
b.reverse()
print(b)
b[::2] = bytes(len(b[::2]))
print(b)
b.clear()
print(b, b.copy() is b)
