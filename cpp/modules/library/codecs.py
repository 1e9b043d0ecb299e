"""Registry of codecs and error handlers, and the classes that codecs are made of."""

import builtins
import sys

__all__ = [
    "register", "lookup", "open", "BOM", "BOM_BE", "BOM_LE", "BOM32_BE", "BOM32_LE", "BOM64_BE", "BOM64_LE",
    "BOM_UTF8", "BOM_UTF16", "BOM_UTF16_LE", "BOM_UTF16_BE", "BOM_UTF32", "BOM_UTF32_LE", "BOM_UTF32_BE",
    "CodecInfo", "Codec", "IncrementalEncoder", "IncrementalDecoder", "StreamReader", "StreamWriter",
    "StreamReaderWriter", "getencoder", "getdecoder", "getincrementalencoder", "getincrementaldecoder",
    "getreader", "getwriter", "encode", "decode", "iterencode", "iterdecode", "strict_errors",
    "ignore_errors", "replace_errors", "xmlcharrefreplace_errors", "backslashreplace_errors",
    "namereplace_errors", "register_error", "lookup_error",
]

BOM_UTF8 = b"\xef\xbb\xbf"
BOM_LE = BOM_UTF16_LE = b"\xff\xfe"
BOM_BE = BOM_UTF16_BE = b"\xfe\xff"
BOM_UTF32_LE = b"\xff\xfe\0\0"
BOM_UTF32_BE = b"\0\0\xfe\xff"
BOM = BOM_UTF16 = BOM_UTF16_LE
BOM_UTF32 = BOM_UTF32_LE
BOM32_LE, BOM32_BE, BOM64_LE, BOM64_BE = BOM_UTF16_LE, BOM_UTF16_BE, BOM_UTF32_LE, BOM_UTF32_BE


class CodecInfo(tuple):
    _is_text_encoding = True

    def __new__(cls, encode, decode, streamreader=None, streamwriter=None, incrementalencoder=None,
                incrementaldecoder=None, name=None, *, _is_text_encoding=None):
        self = tuple.__new__(cls, (encode, decode, streamreader, streamwriter))
        self.name = name
        self.encode = encode
        self.decode = decode
        self.incrementalencoder = incrementalencoder
        self.incrementaldecoder = incrementaldecoder
        self.streamwriter = streamwriter
        self.streamreader = streamreader
        if _is_text_encoding is not None:
            self._is_text_encoding = _is_text_encoding
        return self

    def __repr__(self):
        return "<%s.%s object for encoding %s at %#x>" % (
            self.__class__.__module__, self.__class__.__qualname__, self.name, id(self))

    def __getnewargs__(self):
        return tuple(self)


class Codec:
    def encode(self, input, errors="strict"):
        raise NotImplementedError

    def decode(self, input, errors="strict"):
        raise NotImplementedError


class IncrementalEncoder:
    def __init__(self, errors="strict"):
        self.errors = errors
        self.buffer = ""

    def encode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        pass

    def getstate(self):
        return 0

    def setstate(self, state):
        pass


class BufferedIncrementalEncoder(IncrementalEncoder):
    def _buffer_encode(self, input, errors, final):
        raise NotImplementedError

    def encode(self, input, final=False):
        data = self.buffer + input
        result, consumed = self._buffer_encode(data, self.errors, final)
        self.buffer = data[consumed:]
        return result

    def reset(self):
        self.buffer = ""

    def getstate(self):
        return self.buffer or 0

    def setstate(self, state):
        self.buffer = state or ""


class IncrementalDecoder:
    def __init__(self, errors="strict"):
        self.errors = errors

    def decode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        pass

    def getstate(self):
        return (b"", 0)

    def setstate(self, state):
        pass


class BufferedIncrementalDecoder(IncrementalDecoder):
    def __init__(self, errors="strict"):
        IncrementalDecoder.__init__(self, errors)
        self.buffer = b""

    def _buffer_decode(self, input, errors, final):
        raise NotImplementedError

    def decode(self, input, final=False):
        data = self.buffer + input
        result, consumed = self._buffer_decode(data, self.errors, final)
        self.buffer = data[consumed:]
        return result

    def reset(self):
        self.buffer = b""

    def getstate(self):
        return (self.buffer, 0)

    def setstate(self, state):
        self.buffer = state[0]


class _Stream(Codec):
    def __init__(self, stream, errors="strict"):
        self.stream = stream
        self.errors = errors
        self.reset()

    def reset(self):
        pass

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        self.reset()

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()

    def __reduce_ex__(self, proto):
        raise TypeError("can't serialize %s" % self.__class__.__name__)


class StreamWriter(_Stream):
    def write(self, object):
        data, consumed = self.encode(object, self.errors)
        self.stream.write(data)

    def writelines(self, list):
        self.write("".join(list))


class StreamReader(_Stream):
    charbuffertype = str

    def reset(self):
        self.bytebuffer = b""
        self.charbuffer = self.charbuffertype()

    def _fill(self, size):
        new = self.stream.read() if size < 0 else self.stream.read(size)
        data = self.bytebuffer + new
        text, consumed = self.decode(data, self.errors)
        self.bytebuffer = data[consumed:]
        self.charbuffer += text
        return bool(new)

    def read(self, size=-1, chars=-1, firstline=False):
        while chars < 0 or len(self.charbuffer) < chars:
            if size >= 0 and chars < 0 and self.charbuffer:
                break
            if not self._fill(size) or (chars < 0 and size < 0):
                break
        if chars < 0:
            chars = len(self.charbuffer)
        result, self.charbuffer = self.charbuffer[:chars], self.charbuffer[chars:]
        return result

    def readline(self, size=None, keepends=True):
        while True:
            lines = self.charbuffer.splitlines(True)
            if len(lines) > 1 or (lines and lines[0].endswith("\n")) or not self._fill(size or 72):
                break
        if not lines:
            return self.charbuffertype()
        self.charbuffer = self.charbuffertype().join(lines[1:])
        return lines[0] if keepends else lines[0].splitlines(False)[0]

    def readlines(self, sizehint=None, keepends=True):
        return self.read().splitlines(keepends)

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if line:
            return line
        raise StopIteration


class StreamReaderWriter:
    encoding = "unknown"

    def __init__(self, stream, Reader, Writer, errors="strict"):
        self.stream = stream
        self.reader = Reader(stream, errors)
        self.writer = Writer(stream, errors)
        self.errors = errors
        self.read, self.readline, self.readlines = self.reader.read, self.reader.readline, self.reader.readlines
        self.write, self.writelines = self.writer.write, self.writer.writelines

    def __iter__(self):
        return self

    def __next__(self):
        return next(self.reader)

    def reset(self):
        self.reader.reset()
        self.writer.reset()

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        self.reader.reset()
        if whence == 0 and offset == 0:
            self.writer.reset()

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()


def open(filename, mode="r", encoding=None, errors="strict", buffering=-1):
    if encoding is not None and "b" not in mode:
        mode += "b"
    file = builtins.open(filename, mode, buffering)
    if encoding is None:
        return file
    info = lookup(encoding)
    both = StreamReaderWriter(file, info.streamreader, info.streamwriter, errors)
    both.encoding = encoding
    return both


# ---- the registry

_searches = []
_found = {}


def register(search_function, /):
    if not callable(search_function):
        raise TypeError("argument must be callable")
    _searches.append(search_function)


def unregister(search_function, /):
    if search_function in _searches:
        _searches.remove(search_function)
        _found.clear()


_canonical = {
    "utf-8": "u8 utf utf8 cp65001 utf8-ucs2", "utf-8-sig": "utf8-sig", "utf-16": "utf16 u16",
    "utf-16-le": "utf-16le", "utf-16-be": "utf-16be", "utf-32": "utf32 u32", "utf-32-le": "utf-32le",
    "utf-32-be": "utf-32be", "ascii": "646 us-ascii us csascii cp367 ibm367 iso-ir-6 ansi-x3.4-1968",
    "unicode-escape": "unicodeescape", "raw-unicode-escape": "rawunicodeescape",
}


def _canonical_name(name):
    for canonical, aliases in _canonical.items():
        if name == canonical or name in aliases.split():
            return canonical
    return "iso8859-1"


def _make_info(name, encode, decode, is_text=True):
    class Encoder(IncrementalEncoder):
        def encode(self, input, final=False):
            return encode(input, self.errors)[0]

    class Decoder(BufferedIncrementalDecoder):
        def _buffer_decode(self, input, errors, final):
            return decode(input, errors, final)

    class Writer(StreamWriter):
        def encode(self, input, errors="strict"):
            return encode(input, errors)

    class Reader(StreamReader):
        def decode(self, input, errors="strict"):
            return decode(input, errors, False)

    Encoder.__qualname__ = Encoder.__name__ = "IncrementalEncoder"
    Decoder.__qualname__ = Decoder.__name__ = "IncrementalDecoder"
    Writer.__qualname__ = Writer.__name__ = "StreamWriter"
    Reader.__qualname__ = Reader.__name__ = "StreamReader"
    module = "encodings." + name.replace("-", "_")
    for each in (Encoder, Decoder, Writer, Reader):
        each.__module__ = module
    return CodecInfo(encode, decode, Reader, Writer, Encoder, Decoder, name, _is_text_encoding=is_text)


def _make_marked_info(name):
    """utf-8-sig, utf-16 and utf-32: only the beginning of a stream has the mark."""
    plain = "utf-8" if name == "utf-8-sig" else name + "-le"
    marks = {
        "utf-8-sig": {BOM_UTF8: "utf-8"},
        "utf-16": {BOM_UTF16_LE: "utf-16-le", BOM_UTF16_BE: "utf-16-be"},
        "utf-32": {BOM_UTF32_LE: "utf-32-le", BOM_UTF32_BE: "utf-32-be"},
    }[name]
    encode, decode = _pair(name)
    info = _make_info(name, encode, decode)

    class Encoder(info.incrementalencoder):
        begun = False

        def encode(self, input, final=False):
            used = plain if self.begun else name
            self.begun = True
            return _native_encode(used, input, self.errors)[0]

        def reset(self):
            self.begun = False

        def getstate(self):
            return 0 if self.begun else 2

        def setstate(self, state):
            self.begun = state != 2

    class Decoder(info.incrementaldecoder):
        used = None

        def _buffer_decode(self, input, errors, final):
            if self.used is not None:
                return _native_decode(self.used, input, errors, final)
            for mark, codec in marks.items():
                if not final and len(input) < len(mark) and mark.startswith(input):
                    return "", 0
                if input.startswith(mark):
                    self.used = codec
                    text, consumed = _native_decode(codec, input[len(mark):], errors, final)
                    return text, consumed + len(mark)
            if not input:
                return "", 0
            self.used = plain
            return _native_decode(plain, input, errors, final)

        def reset(self):
            super().reset()
            self.used = None

    for each, old in ((Encoder, info.incrementalencoder), (Decoder, info.incrementaldecoder)):
        each.__name__, each.__qualname__, each.__module__ = old.__name__, old.__qualname__, old.__module__
    return CodecInfo(info.encode, info.decode, info.streamreader, info.streamwriter, Encoder, Decoder, name)


def _pair(name):
    stem = name.replace("-", "_") if name != "iso8859-1" else "latin_1"

    def encode(str, errors=None, /):
        return _native_encode(name, str, errors or "strict")

    def decode(data, errors=None, final=False, /):
        return _native_decode(name, data, errors or "strict", bool(final))

    encode.__name__ = encode.__qualname__ = stem + "_encode"
    decode.__name__ = decode.__qualname__ = stem + "_decode"
    return encode, decode


for _name in [*_canonical, "iso8859-1"]:
    _encode, _decode = _pair(_name)
    if _name != "utf-8-sig":
        globals()[_encode.__name__], globals()[_decode.__name__] = _encode, _decode
del _name, _encode, _decode


def _check_name(function, name):
    if not isinstance(name, str):
        raise TypeError(function + "() argument must be str, not " + ("None" if name is None else type(name).__name__))
    if not name.isascii():
        name.encode()
    if "\0" in name:
        raise ValueError("embedded null character")


def lookup(encoding, /):
    _check_name("lookup", encoding)
    key = encoding.lower().replace(" ", "-")
    info = _found.get(key)
    if info is None:
        info = _find(encoding, key)
        _found[key] = info
    return info


def _find(encoding, key):
    if _is_native(key):
        name = _canonical_name(key.replace("_", "-"))
        if name in ("utf-8-sig", "utf-16", "utf-32"):
            return _make_marked_info(name)
        encode, decode = _pair(name)
        return _make_info(name, encode, lambda data, errors="strict", final=True: decode(data, errors, final))
    from encodings import search_function

    for search in [*_searches, search_function]:
        info = search(key.replace("-", "_"))
        if info is None:
            continue
        if not (isinstance(info, tuple) and len(info) == 4):
            raise TypeError("codec search functions must return 4-tuples")
        return info
    raise LookupError("unknown encoding: " + encoding)


def _run(coder, direction, encoding, object, errors):
    try:
        result = coder(object, errors)
    except BaseException as error:
        error.add_note(f"{direction} with '{encoding}' codec failed")
        raise
    if not (isinstance(result, tuple) and len(result) == 2):
        raise TypeError(f"{direction[:2]}coder must return a tuple (object, integer)")
    return result[0]


def encode(obj, encoding="utf-8", errors="strict"):
    return _run(lookup(encoding).encode, "encoding", encoding, obj, errors)


def decode(obj, encoding="utf-8", errors="strict"):
    return _run(lookup(encoding).decode, "decoding", encoding, obj, errors)


def _text_codec(encoding, direction):
    info = lookup(encoding)
    if not getattr(info, "_is_text_encoding", True):
        raise LookupError(f"'{encoding}' is not a text encoding; use codecs.{direction}() to handle arbitrary codecs")
    return info


def _encode_text(text, encoding, errors):
    result = _run(_text_codec(encoding, "encode").encode, "encoding", encoding, text, errors)
    if isinstance(result, bytearray):
        return bytes(result)
    if not isinstance(result, bytes):
        raise TypeError(f"'{encoding}' encoder returned '{type(result).__name__}' instead of 'bytes'; use codecs.encode() to encode to arbitrary types")
    return result


def _decode_text(data, encoding, errors):
    result = _run(_text_codec(encoding, "decode").decode, "decoding", encoding, data, errors)
    if not isinstance(result, str):
        raise TypeError(f"'{encoding}' decoder returned '{type(result).__name__}' instead of 'str'; use codecs.decode() to decode to arbitrary types")
    return result


def getencoder(encoding):
    return lookup(encoding).encode


def getdecoder(encoding):
    return lookup(encoding).decode


def getincrementalencoder(encoding):
    encoder = lookup(encoding).incrementalencoder
    if encoder is None:
        raise LookupError(encoding)
    return encoder


def getincrementaldecoder(encoding):
    decoder = lookup(encoding).incrementaldecoder
    if decoder is None:
        raise LookupError(encoding)
    return decoder


def getreader(encoding):
    return lookup(encoding).streamreader


def getwriter(encoding):
    return lookup(encoding).streamwriter


def iterencode(iterator, encoding, errors="strict", **kwargs):
    encoder = getincrementalencoder(encoding)(errors, **kwargs)
    for input in iterator:
        output = encoder.encode(input)
        if output:
            yield output
    output = encoder.encode("", True)
    if output:
        yield output


def iterdecode(iterator, encoding, errors="strict", **kwargs):
    decoder = getincrementaldecoder(encoding)(errors, **kwargs)
    for input in iterator:
        output = decoder.decode(input)
        if output:
            yield output
    output = decoder.decode(b"", True)
    if output:
        yield output


# ---- code pages

def make_identity_dict(rng):
    return {i: i for i in rng}


def make_encoding_map(decoding_map):
    result = {}
    for code, char in decoding_map.items():
        result[char] = None if char in result else code
    return result


def charmap_build(map, /):
    return {ord(c): i for i, c in enumerate(map) if c != "\ufffe"}


def _answer(errors, error, size):
    replacement, position = lookup_error(errors)(error)
    if position < 0:
        position += size
    if not 0 <= position <= size:
        raise IndexError(f"position {position} from error handler out of bounds")
    return replacement, position


def charmap_encode(str, errors=None, mapping=None, /):
    if mapping is None:
        return _native_encode("latin-1", str, errors or "strict")

    def find(c):
        try:
            found = mapping[ord(c)]
        except LookupError:
            return None
        if isinstance(found, int):
            if not 0 <= found < 256:
                raise TypeError("character mapping must be in range(256)")
            return bytes((found,))
        if found is not None and not isinstance(found, bytes):
            raise TypeError("character mapping must return integer, bytes or None, not " + type(found).__name__)
        return found

    out = bytearray()
    at = 0
    while at < len(str):
        byte = find(str[at])
        if byte is not None:
            out += byte
            at += 1
            continue
        end = at + 1
        while end < len(str) and find(str[end]) is None:
            end += 1
        error = UnicodeEncodeError("charmap", str, at, end, "character maps to <undefined>")
        replacement, at = _answer(errors or "strict", error, len(str))
        if isinstance(replacement, bytes):
            out += replacement
            continue
        for c in replacement:
            byte = find(c)
            if byte is None:
                raise error
            out += byte
    return bytes(out), len(str)


def charmap_decode(data, errors=None, mapping=None, /):
    if mapping is None:
        return _native_decode("latin-1", data, errors or "strict", True)
    data = _native_decode("latin-1", data, "strict", True)[0].encode("latin-1")  # any contiguous buffer
    out = []
    at = 0
    while at < len(data):
        try:
            found = mapping[data[at]]
        except LookupError:
            found = None
        if isinstance(found, int):
            if not 0 <= found <= 0x10FFFF:
                raise TypeError("character mapping must be in range(0x110000)")
            found = chr(found)
        if found is None or found == "\ufffe":
            error = UnicodeDecodeError("charmap", data, at, at + 1, "character maps to <undefined>")
            found, at = _answer(errors or "strict", error, len(data))
        elif not isinstance(found, str):
            raise TypeError("character mapping must return integer, None or str")
        else:
            at += 1
        out.append(found)
    return "".join(out), len(data)


# ---- error handlers

def _wrong(error):
    raise TypeError(f"don't know how to handle {type(error).__name__} in error callback")


def strict_errors(exception, /):
    if isinstance(exception, BaseException):
        raise exception
    raise TypeError("codec must pass exception instance")


def ignore_errors(exception, /):
    if not isinstance(exception, UnicodeError):
        _wrong(exception)
    return "", exception.end


def replace_errors(exception, /):
    if isinstance(exception, UnicodeEncodeError):
        return "?" * (exception.end - exception.start), exception.end
    if isinstance(exception, UnicodeDecodeError):
        return "\ufffd", exception.end
    if isinstance(exception, UnicodeTranslateError):
        return "\ufffd" * (exception.end - exception.start), exception.end
    _wrong(exception)


def xmlcharrefreplace_errors(exception, /):
    if not isinstance(exception, UnicodeEncodeError):
        _wrong(exception)
    return "".join(f"&#{ord(c)};" for c in exception.object[exception.start:exception.end]), exception.end


def _escape(c):
    return f"\\x{c:02x}" if c < 256 else f"\\u{c:04x}" if c < 65536 else f"\\U{c:08x}"


def backslashreplace_errors(exception, /):
    if not isinstance(exception, (UnicodeEncodeError, UnicodeDecodeError, UnicodeTranslateError)):
        _wrong(exception)
    part = exception.object[exception.start:exception.end]
    codes = part if isinstance(part, bytes) else map(ord, part)
    return "".join(map(_escape, codes)), exception.end


def namereplace_errors(exception, /):
    if not isinstance(exception, UnicodeEncodeError):
        _wrong(exception)
    import unicodedata

    names = []
    for c in exception.object[exception.start:exception.end]:
        name = unicodedata.name(c, None)
        names.append("\\N{" + name + "}" if name else _escape(ord(c)))
    return "".join(names), exception.end


def _surrogateescape(exception):
    if isinstance(exception, UnicodeEncodeError):
        part = exception.object[exception.start:exception.end]
        if not all("\udc80" <= c <= "\udcff" for c in part):
            raise exception
        return bytes(ord(c) - 0xDC00 for c in part), exception.end
    if isinstance(exception, UnicodeDecodeError):
        part = []
        for byte in exception.object[exception.start:exception.end][:4]:
            if byte < 128:
                break
            part.append(chr(0xDC00 + byte))
        if not part:
            raise exception
        return "".join(part), exception.start + len(part)
    _wrong(exception)


def _surrogatepass(exception):
    if not isinstance(exception, (UnicodeEncodeError, UnicodeDecodeError)):
        _wrong(exception)
    if exception.encoding[:5] not in ("utf-8", "utf-1", "utf-3"):
        raise exception
    part = exception.object[exception.start:exception.end]
    if isinstance(exception, UnicodeEncodeError):
        if not all("\ud800" <= c <= "\udfff" for c in part):
            raise exception
        return part.encode(exception.encoding, "surrogatepass"), exception.end
    try:
        rest = exception.object[exception.start:][:3 if exception.encoding == "utf-8" else 2 if "16" in exception.encoding else 4]
        return rest.decode(exception.encoding, "surrogatepass"), exception.start + len(rest)
    except UnicodeDecodeError:
        raise exception from None


_own_handlers = {
    "strict": strict_errors, "ignore": ignore_errors, "replace": replace_errors,
    "xmlcharrefreplace": xmlcharrefreplace_errors, "backslashreplace": backslashreplace_errors,
    "namereplace": namereplace_errors, "surrogateescape": _surrogateescape, "surrogatepass": _surrogatepass,
}
_handlers = dict(_own_handlers)


def register_error(errors, handler, /):
    if not isinstance(errors, str):
        raise TypeError("register_error() argument 1 must be str, not " + type(errors).__name__)
    if not callable(handler):
        raise TypeError("handler must be callable")
    _handlers[errors] = handler


def _unregister_error(errors, /):
    if errors in _own_handlers:
        raise ValueError(f"cannot un-register built-in error handler '{errors}'")
    return _handlers.pop(errors, None) is not None


def lookup_error(name, /):
    _check_name("lookup_error", name)
    try:
        return _handlers[name]
    except KeyError:
        raise LookupError(f"unknown error handler name '{name}'") from None
