"""Keyed-Hashing for Message Authentication (HMAC) module.

Implements the HMAC algorithm as described by RFC 2104.
"""
from _operator import _compare_digest as compare_digest

trans_5C = bytes((x ^ 0x5C) for x in range(256))
trans_36 = bytes((x ^ 0x36) for x in range(256))

# The size of the digests returned by HMAC depends on the underlying
# hashing module used.
digest_size = None


def __getattr__(name):
    if name in ('HMAC', 'new', 'digest'):
        import hashlib  # raises the error that says what is missing
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
