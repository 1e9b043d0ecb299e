print(ord('a'), chr(97), chr(8364), ascii('é'), repr('é'), ascii(['é']), bin(5), oct(8), hex(255), ord(b'a'))
print([chr(c) for c in range(60, 70)], format(255, '#x'), round(3.7), hash(3) == hash(3.0), hash(True), hash(-1))
