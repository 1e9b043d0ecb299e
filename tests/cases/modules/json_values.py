# Values written and read by json in every way: options, hooks, chunks, subclasses, encodings of bytes, files, parts of a text.
import enum
import io
import json
from collections import OrderedDict, namedtuple
from json import decoder, encoder, scanner


class Level(enum.IntEnum):
    LOW = 1


class Number(int):
    def __repr__(self):
        return 'no'


class Real(float):
    def __repr__(self):
        return 'no'


class Text(str):
    def __str__(self):
        return 'no'


class Table(dict):
    def items(self):
        return [('from', 'items')]


Point = namedtuple('Point', 'x y')
values = [0, -5, 10**30, 1e300, -0.0, 1e16, 5e-324, float('inf'), -float('inf'), float('nan'), '', 'é\u2028\U0001f600\ud800\x00\x1f\x7f"\\/\b\f\n\r\t', True, None, [], {}, (), [[]],
          [{}], {'a': {}}, {'': []}, Point(1, 2), Level.LOW, [Level.LOW], {Level.LOW: 1}, Number(5), [Number(5)], {Number(5): 1}, Real(2.5), {Real(2.5): Real(1)},
          Text('t'), {Text('t'): Text('u')}, Table(a=1), Table(), {1: 2, 1.5: 3, True: 4, None: 5, False: 6}, {2: 'b', 10: 'a'},
          OrderedDict(b=1, a=2), [1, [2, [3, {'a': [4, {'b': 5}]}]]], {'a': 1, 'b': [1, 2, {'c': 'd'}]}]
options = [{}, {'indent': 2}, {'indent': 0}, {'indent': '--'}, {'ensure_ascii': False}, {'sort_keys': True, 'separators': (',', ':')},
           {'indent': 1, 'separators': ('; ', '= ')}, {'check_circular': False}, {'indent': True}]
for value in values:
    for option in options:
        try:
            whole = json.dumps(value, **option)
        except TypeError as error:
            whole = str(error)
        try:
            chunks = list(json.JSONEncoder(**option).iterencode(value))
        except TypeError as error:
            chunks = [str(error)]
        print(ascii(whole), ascii(chunks) if option in options[:2] else ''.join(chunks) == whole)
print(json.dumps({(1, 2): 3, 'a': {b'x': 1}, 'b': 2}, skipkeys=True), json.dumps({(1, 2): 3}, skipkeys=True, indent=2), json.dumps({b'': 1, 'z': 1}, skipkeys=True, indent=1))
print(json.dumps([1j, {1, 2}], default=lambda o: [o.real, o.imag] if isinstance(o, complex) else sorted(o), indent=1))


class Complex(json.JSONEncoder):
    def default(self, o):
        return {'re': o.real} if isinstance(o, complex) else super().default(o)


print(json.dumps([1j], cls=Complex), Complex(indent=1).encode({'a': 2j}), Complex().item_separator, Complex(indent=1).item_separator)
file = io.StringIO()
json.dump({'a': [1, 2]}, file, indent=1)
print(file.getvalue(), json.load(io.StringIO(file.getvalue())), json.load(io.BytesIO(b'[1]')))
for text in ('0', '-0', '-0.0', '1E5', '1e-2', '123456789012345678901234567890', '1.5', 'NaN', '-Infinity', ' [ 1 , 2 ] ', '{ "a" : 1 , "a" : 2 }', '"\\/\\b\\u0041"',
             '[true, false, null]', '"\x7f\\ud83d\\ude00"', '\r\n\t 5 \t', '[[], {}, ""]'):
    print(ascii(json.loads(text)), json.loads(text, parse_float=lambda s: 'f' + s, parse_int=lambda s: 'i' + s, parse_constant=lambda s: 'c' + s))
text = '{"a": {"b": [1, {}]}, "c": 2}'
print(json.loads(text, object_hook=lambda d: sorted(d)), json.loads(text, object_pairs_hook=tuple), json.loads(text, object_pairs_hook=OrderedDict, object_hook=len))
print(ascii(json.loads('"a\tb"', strict=False)), json.JSONDecoder().raw_decode('[1, 2] rest'), json.JSONDecoder().raw_decode('x 5', 2), json.JSONDecoder(strict=False).decode(' "\n" ') == '\n')
for code in ('utf-8', 'utf-8-sig', 'utf-16', 'utf-16-le', 'utf-16-be', 'utf-32', 'utf-32-le', 'utf-32-be'):
    for text in ('["é"]', '5', '12', '""'):
        data = text.encode(code)
        print(code, json.detect_encoding(data), json.loads(bytearray(data)), end=' ')
    print()


class Strange(json.JSONDecoder):
    def __init__(self, **options):
        super().__init__(**options)
        self.parse_array = self.read_array
        self.scan_once = scanner.py_make_scanner(self)

    def read_array(self, *args):
        values, end = decoder.JSONArray(*args)
        return tuple(values), end


print(json.loads('[1, [2, "a"], {"x": [3]}]', cls=Strange))
print(encoder.py_encode_basestring('é"'), encoder.py_encode_basestring_ascii('é😀'), encoder.encode_basestring('é\x01'), encoder.c_encode_basestring_ascii('é'))
print(encoder.ESCAPE_DCT['\x02'], scanner.NUMBER_RE.match('-1.5e3x').groups(), json.__all__, json.__version__)
keys = json.loads('[{"key one": 1}, {"key one": 2}]')
print(*(keys[0].keys() | keys[1].keys()), json.loads(json.dumps(values[11])) == values[11])
deep = json.loads('[' * 900 + ']' * 900)
print(len(json.dumps(deep)), json.JSONEncoder().encode('x'), json.dumps('x', cls=Complex))
