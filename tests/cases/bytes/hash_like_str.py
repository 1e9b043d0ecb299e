# bytes, memoryviews and ASCII str of the same bytes hash alike; nothing hashes to 0.
print(hash('spam') == hash(b'spam') == hash(memoryview(b'spam')))
print(hash(''), hash(b''), hash(memoryview(b'')))
