"""Only what cannot change has a hash

A key of a dict must not change: the dict would look for it in the wrong
place. So `bytes` can be keys and a `bytearray` cannot.

A view follows the memory it shows. Over `bytes` it has the same hash as
those bytes, and finds the same entry. Over a `bytearray` it has none.
"""

names = {b'GET': 'read', b'PUT': 'write'}

request = b'PUT /letter'
view = memoryview(request)
print(names[view[:3]])  # found without copying

letter = bytearray(b'PUT')
try:
    print(names[memoryview(letter)])
except ValueError as error:
    print('ValueError:', error)

try:
    print(names[letter])
except TypeError as error:
    print('TypeError:', error)
