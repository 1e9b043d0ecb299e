# Wrong calls; the two exceptions; the data is looked at before the options.
import binascii

print(binascii.Error.__mro__, binascii.Incomplete.__mro__)
binascii.Error.remark = 'classes can be given attributes'


class Loud:
    def __init__(self, data):
        self.data = data

    def __bool__(self):
        try:
            self.data.append(1)
        except BufferError as error:
            print('locked:', error)
        raise KeyError('asked')

    def __index__(self):
        return self.__bool__()


def attempt(name, *args, **kwargs):
    try:
        print(getattr(binascii, name)(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


for name in ('a2b_base64', 'a2b_hex', 'a2b_qp', 'a2b_uu', 'b2a_base64', 'b2a_hex', 'b2a_qp', 'b2a_uu', 'crc32', 'crc_hqx',
             'hexlify', 'unhexlify'):
    attempt(name)
    attempt(name, b'41', 1, 1, 1, 1)
    attempt(name, b'41', wrong=1)
    attempt(name, data=b'41')
data = bytearray(b'41')
for good in (data, 1):
    attempt('a2b_base64', good, strict_mode=Loud(data))
    attempt('a2b_qp', good, Loud(data))
    attempt('b2a_base64', good, newline=Loud(data))
    attempt('b2a_hex', good, ':', Loud(data))
    attempt('b2a_qp', good, False, Loud(data))
    attempt('b2a_uu', good, backtick=Loud(data))
    attempt('crc32', good, Loud(data))
    attempt('crc_hqx', good, Loud(data))
data.append(1)
print(data)
