# Every function takes any contiguous buffer; decoders take ASCII text too. Others are refused, each in its own words.
import binascii
from array import array
from collections import deque

functions = {'a2b_base64': (), 'a2b_hex': (), 'a2b_qp': (), 'a2b_uu': (), 'b2a_base64': (), 'b2a_hex': (), 'b2a_qp': (),
             'b2a_uu': (), 'crc32': (), 'crc_hqx': (0,), 'hexlify': (), 'unhexlify': ()}


class Exporter:
    def __buffer__(self, flags):
        print('asked', flags)
        return memoryview(b'4142')


class Refusing:
    def __buffer__(self, flags):
        raise OSError('not today')


released = memoryview(b'4142')
released.release()
values = [b'4142', bytearray(b'4142'), memoryview(b'4142'), memoryview(b'4.1.4.2.')[::2], memoryview(b'4142').cast('H'),
          memoryview(b'4142').cast('B', (2, 2)), array('B', b'4142'), array('i', [0x32343134]), '4142', '4\xe9', '4\u20ac', '\udc80',
          None, 4, [52, 49], deque(), released, Exporter(), Refusing()]
for name, rest in functions.items():
    function = getattr(binascii, name)
    print('--', name)
    for value in values:
        try:
            print(function(value, *rest))
        except Exception as error:
            print(type(error).__name__, error)
