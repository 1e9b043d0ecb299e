"""Bytes are small numbers

A `bytes` object is a row of numbers from 0 to 255, one after the other
in memory. `b'Hello'` is a way of writing five of them: where a number
stands for a letter in ASCII, Python shows the letter.

In the picture, under Memory, each cell is one byte, written in hexadecimal: `48` is 72,
which is `H`. To the right the same bytes stand as letters.

Taking one element gives a number, taking a slice gives bytes again. That
is the difference from `str`, whose elements are strings of length one.
"""

word = b'Hello'

print(word[0])          # a number
print(word[0:1])        # bytes, one of them
print(list(word))
print(word.hex(' '))

same = bytes([72, 101, 108, 108, 111])
print(same == word)

accent = 'é'.encode()   # one letter may need two bytes
print(accent, len(accent))
