"""hmac.compare_digest compares text of ASCII or any two buffers; the rest of the module needs hashlib."""
import array
import hmac
from _operator import _compare_digest
from hmac import compare_digest

print(compare_digest is _compare_digest, compare_digest.__name__, len(hmac.trans_5C), hmac.trans_36[:4], hmac.digest_size)
view = memoryview(bytearray(b'a-b-c-'))
for a, b in [(b'abc', b'abc'), (b'abc', b'abd'), (b'abc', bytearray(b'abc')), (b'abc', view[::2]), (b'abc', memoryview(b'abc')), (b'', b''), (b'abc', b'ab'),
             ('abc', 'abc'), ('abc', 'abd'), ('é', 'é'), ('abc', b'abc'), (b'abc', 'abc'), (1, 1), (b'a', None), (array.array('H', [1]), b'\1\0'),
             (array.array('H', [1]), array.array('B', [1, 0])), (view.cast('B', (2, 3)), b'a-b-c-'), ('', ''), ('a\0', 'a\0')]:
    try:
        print(compare_digest(a, b))
    except Exception as error:
        print(type(error).__name__, error)
for arguments in [(), (b'a',), (b'a', b'a', b'a')]:
    try:
        print(compare_digest(*arguments))
    except TypeError as error:
        print(error)
try:
    hmac.nothing
except AttributeError as error:
    print(error)
