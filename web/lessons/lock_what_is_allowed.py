"""What the lock allows

Only the length is locked, not the bytes. Replacing bytes by as many
others is fine, whether through the view or past it.

Everything that would make the bytearray longer or shorter is refused,
and always with the same message. A refused change has changed nothing.
"""

data = bytearray(b'Hello')
view = memoryview(data)

data[1:4] = b'ipp'      # three for three
view[4] = ord('o')
data.reverse()
print('allowed:', data)

changes = {
    'append': lambda: data.append(33),
    'extend': lambda: data.extend(b'!!'),
    'insert': lambda: data.insert(0, 33),
    'pop': lambda: data.pop(),
    'clear': lambda: data.clear(),
    'slice': lambda: data.__setitem__(slice(0, 2), b''),
}
for name, change in changes.items():
    try:
        change()
    except BufferError as error:
        print(f'{name}: {error}')

print('unchanged:', data)
