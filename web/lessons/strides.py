"""Every second byte

A slice with a step is a view too. It remembers where it begins and how
many bytes lie between one element and the next: its stride.

In the picture the marks of `odd` stand above every second byte. Its
shape is `(3,)`: three elements; its strides are `(2,)`: two bytes from
one to the next. Step upon step multiplies.

Such a view is not contiguous: its elements do not stand side by side.
"""

data = bytearray(b'abcdefgh')
view = memoryview(data)

odd = view[1:7:2]
print(odd.tolist(), odd.shape, odd.strides)

fourth = view[::2][::2]
print(bytes(fourth), fourth.strides)
print('contiguous:', view.contiguous, fourth.contiguous)

for place in range(len(odd)):
    odd[place] -= 32            # to upper case
print(data)
