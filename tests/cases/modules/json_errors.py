# What json says of texts that are none, with line and column, and of values that it cannot write.
import json
import pickle
from json.decoder import py_scanstring, scanstring

texts = ['', ' ', '[', '[1', '[1,', '[1,]', '[1 , ]', '[1 2]', '[,1]', '{', '{"a"', '{"a" 1}', '{"a":', '{"a":}', '{"a":1', '{"a":1,',
         '{"a":1,}', '{"a":1 , }', '{"a":1 "b"', '{a:1}', '{1:2}', '{,}', '{"a":1,,}', "{'a':1}", '"', '"abc', '"a\\', '"a\\x"', '"a\\u12"',
         '"\\u12G4"', '"\\ud834\\u12"', '"\\ud834\\x"', '"\\ud834"', '"a\tb"', '"a\nb"', 'nul', 'tru', 'nan', '-', '-a', '01', '1.', '1.e5', '.5', '+1', '1e', '--1',
         '1 2', '[1]]', '{}}', '"a" "b"', '[1,\n 2,\n x]', '{"a":\n\n   tru}', '\ufeff[]', '[1]\x0c', '\xa0[]', '[\n"a",\n"b\n', 'Infinit', '-Inf',
         '["a" : 1]', '{"a": 1]', '[1}', '[[[', '{"a": [1, {"b": ]}', '١', '[1١]']
for text in texts:
    try:
        print(ascii(text), ascii(json.loads(text)))
    except json.JSONDecodeError as error:
        print(ascii(text), '->', ascii(str(error)), ascii(error.msg), error.pos, error.lineno, error.colno, error.doc is text)

error = pickle.loads(pickle.dumps(json.JSONDecodeError('odd', 'a\nbc', 3)))
print(repr(error), error.lineno, error.colno, error.doc, json.JSONDecodeError.__mro__[1], error.__reduce__())
for value in (b'\xff[]', b'[1', 'é'.encode('latin1'), b'', None, 5, ['[]'], memoryview(b'[]')):
    try:
        print(json.loads(value))
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)


def tried(work, *args, **kwargs):
    try:
        print(ascii(work(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)), getattr(error, '__notes__', None))


for scan in (scanstring, py_scanstring):
    for text in ('abc', 'a\x01b"', 'a\\q"', 'a\\u00"', 'a\\u12345"', 'a\\ud834\\u00"', 'a\\ud834\\udd1e"', 'a\\ud834\\u0041"', '\\'):
        tried(scan, '"' + text, 1)
    tried(scan, 'a\tb" rest', 0, False)
tried(scanstring, 'abc', 4)
tried(scanstring, 'abc', -1)
tried(scanstring, b'abc', 1)
tried(json.JSONDecoder().raw_decode, '[1] x', 0)
tried(json.JSONDecoder().raw_decode, 'x [1] x', 2)
tried(json.JSONDecoder().raw_decode, 'abc', -1)
tried(json.JSONDecoder().raw_decode, 'abc', 10)
tried(json.JSONDecoder().raw_decode, b'[1]', 0)
tried(json.JSONDecoder().decode, b'[1]')


class Thing:
    pass


class Things(list):
    pass


class Table(dict):
    pass


loop = [1]
loop.append({'again': loop})
tied = {}
tied['me'] = (tied,)
values = [Thing(), [Thing()], {'x': Thing()}, {'x': [1, {'y': (1, 2, {3})}]}, Things([1, Table(a=b'')]), {(1, 2): 3}, [{'k': {1j: 2}}], loop, tied,
          float('nan'), [float('inf')], {'a': {'b': -float('inf')}}, {float('nan'): 1}, {b'a': 1}, object, print, range(3), {'a', 'b'}, ...]
for value in values:
    tried(json.dumps, value, allow_nan=False)
    tried(lambda: list(json.JSONEncoder(allow_nan=False).iterencode(value)))
    tried(json.dumps, value, indent=1, skipkeys=True, default=lambda thing: {'is': [type(thing).__name__]})
tried(json.dumps, {'b': 1, 2: 3}, sort_keys=True)
tried(json.dumps, [{'b': 1, 2: 3}], sort_keys=True)
tried(json.dumps, [Thing()], default=lambda thing: 1 / 0)
tried(json.dumps, [Thing()], default=lambda thing: [thing])
tried(json.dumps, {'a': [Thing()]}, default=lambda thing: Things([b'']) if isinstance(thing, Thing) else thing.nothing)
tried(json.dumps, 1, separators=':')
tried(json.dumps, [1, 2], separators=(1, 2))
tried(json.dumps, [1, 2], nothing=1)
tried(json.loads, '1', nothing=1)
tried(json.loads, '[1, {"a": 5}]', parse_int=lambda text: 1 / 0)
tried(json.loads, '[NaN]', parse_constant=lambda text: [][0])
