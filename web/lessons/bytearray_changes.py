"""A bytearray can change

`bytes` never change. A `bytearray` holds the same kind of numbers, and
you may replace them, add some and take some away.

Two names can stand for one object: `note` and `same` are the same
bytearray, so a change made through one is seen through the other. The
picture has one panel for it, and lists both names.

A number that does not fit into a byte is refused: 255 is the largest.

The picture shows the end of the run. With the timeline you go back
through the lines, and see the bytes as they were at each of them.
"""

note = bytearray(b'cat')
same = note

note[0] = ord('b')      # replaces one byte
print(same)

note += b'tub'          # grows in place
print(same)

del note[:3]            # and shrinks
print(same, len(same))

try:
    note[0] = 256
except ValueError as error:
    print('ValueError:', error)
