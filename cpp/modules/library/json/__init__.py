"""JSON (JavaScript Object Notation) <https://json.org>: dump and load what is written in it."""
__version__ = '2.0.9'
__all__ = ['dump', 'dumps', 'load', 'loads', 'JSONDecoder', 'JSONDecodeError', 'JSONEncoder']
__author__ = 'Bob Ippolito <bob@redivi.com>'

from .decoder import JSONDecoder, JSONDecodeError
from .encoder import JSONEncoder
import codecs

_default_encoder = JSONEncoder()
_default_decoder = JSONDecoder(object_hook=None, object_pairs_hook=None)


def _encoder(cls, kw, skipkeys, ensure_ascii, check_circular, allow_nan, indent, separators, default, sort_keys):
    if not skipkeys and ensure_ascii and check_circular and allow_nan and not sort_keys and not kw and (
            cls is None and indent is None and separators is None and default is None):
        return _default_encoder
    return (JSONEncoder if cls is None else cls)(
        skipkeys=skipkeys, ensure_ascii=ensure_ascii, check_circular=check_circular, allow_nan=allow_nan, indent=indent,
        separators=separators, default=default, sort_keys=sort_keys, **kw)


def dump(obj, fp, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None,
         separators=None, default=None, sort_keys=False, **kw):
    """Serialize ``obj`` as a JSON formatted stream to ``fp`` (a ``.write()``-supporting file-like object)."""
    encoder = _encoder(cls, kw, skipkeys, ensure_ascii, check_circular, allow_nan, indent, separators, default, sort_keys)
    for chunk in encoder.iterencode(obj):
        fp.write(chunk)


def dumps(obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None,
          separators=None, default=None, sort_keys=False, **kw):
    """Serialize ``obj`` to a JSON formatted ``str``."""
    encoder = _encoder(cls, kw, skipkeys, ensure_ascii, check_circular, allow_nan, indent, separators, default, sort_keys)
    return encoder.encode(obj)


def detect_encoding(b):
    """Which of the encodings that JSON allows these bytes are in, by their mark or by where their zeros are."""
    if b.startswith((codecs.BOM_UTF32_BE, codecs.BOM_UTF32_LE)):
        return 'utf-32'
    if b.startswith((codecs.BOM_UTF16_BE, codecs.BOM_UTF16_LE)):
        return 'utf-16'
    if b.startswith(codecs.BOM_UTF8):
        return 'utf-8-sig'
    if len(b) >= 4:
        if not b[0]:
            return 'utf-16-be' if b[1] else 'utf-32-be'
        if not b[1]:
            return 'utf-16-le' if b[2] or b[3] else 'utf-32-le'
    elif len(b) == 2:
        if not b[0]:
            return 'utf-16-be'
        if not b[1]:
            return 'utf-16-le'
    return 'utf-8'


def load(fp, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, object_pairs_hook=None, **kw):
    """Deserialize ``fp`` (a ``.read()``-supporting file-like object containing a JSON document) to a Python object."""
    return loads(fp.read(), cls=cls, object_hook=object_hook, parse_float=parse_float, parse_int=parse_int,
                 parse_constant=parse_constant, object_pairs_hook=object_pairs_hook, **kw)


def loads(s, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, object_pairs_hook=None, **kw):
    """Deserialize ``s`` (a ``str``, ``bytes`` or ``bytearray`` instance containing a JSON document) to a Python object."""
    if isinstance(s, str):
        if s.startswith('\ufeff'):
            raise JSONDecodeError('Unexpected UTF-8 BOM (decode using utf-8-sig)', s, 0)
    elif isinstance(s, (bytes, bytearray)):
        s = s.decode(detect_encoding(s), 'surrogatepass')
    else:
        raise TypeError(f'the JSON object must be str, bytes or bytearray, not {s.__class__.__name__}')
    given = {name: value for name, value in (
        ('object_hook', object_hook), ('object_pairs_hook', object_pairs_hook), ('parse_float', parse_float),
        ('parse_int', parse_int), ('parse_constant', parse_constant)) if value is not None}
    # CPython leaves parse_float and the like out when they are merely false, but the hooks only when they are None.
    for name in ('parse_float', 'parse_int', 'parse_constant'):
        if name in given and not given[name]:
            del given[name]
    if cls is None and not kw and not given:
        return _default_decoder.decode(s)
    return (JSONDecoder if cls is None else cls)(**kw, **given).decode(s)
