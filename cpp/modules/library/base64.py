"""Base16, Base32, Base64 (RFC 3548), Base85 and Ascii85 data encodings"""
import binascii

__all__ = ['encode', 'decode', 'encodebytes', 'decodebytes', 'b64encode', 'b64decode', 'b32encode', 'b32decode', 'b32hexencode',
           'b32hexdecode', 'b16encode', 'b16decode', 'b85encode', 'b85decode', 'a85encode', 'a85decode', 'z85encode', 'z85decode',
           'standard_b64encode', 'standard_b64decode', 'urlsafe_b64encode', 'urlsafe_b64decode']

bytes_types = bytes, bytearray
MAXLINESIZE = 76
MAXBINSIZE = MAXLINESIZE // 4 * 3


def _bytes_from_decode_data(s):
    if isinstance(s, str):
        try:
            return s.encode('ascii')
        except UnicodeEncodeError:
            raise ValueError('string argument should contain only ASCII characters')
    if isinstance(s, bytes_types):
        return s
    try:
        return memoryview(s).tobytes()
    except TypeError:
        raise TypeError(f'argument should be a bytes-like object or ASCII string, not {s.__class__.__name__!r}') from None


def _bytes_to_encode(s):
    return s if isinstance(s, bytes_types) else memoryview(s).tobytes()


# ---- base64

def b64encode(s, altchars=None):
    """Encode the bytes-like object s using Base64; altchars stand for '+' and '/'."""
    text = binascii.b2a_base64(s, newline=False)
    if altchars is None:
        return text
    assert len(altchars) == 2, repr(altchars)
    return text.translate(bytes.maketrans(b'+/', altchars))


def b64decode(s, altchars=None, validate=False):
    """Decode the Base64 encoded bytes-like object or ASCII string s; unless validate is true, other characters are skipped."""
    s = _bytes_from_decode_data(s)
    if altchars is not None:
        altchars = _bytes_from_decode_data(altchars)
        assert len(altchars) == 2, repr(altchars)
        s = s.translate(bytes.maketrans(altchars, b'+/'))
    return binascii.a2b_base64(s, strict_mode=validate)


def standard_b64encode(s):
    """Encode bytes-like object s using the standard Base64 alphabet."""
    return b64encode(s)


def standard_b64decode(s):
    """Decode bytes encoded with the standard Base64 alphabet."""
    return b64decode(s)


_urlsafe_encode_translation = bytes.maketrans(b'+/', b'-_')
_urlsafe_decode_translation = bytes.maketrans(b'-_', b'+/')


def urlsafe_b64encode(s):
    """Encode bytes with '-' and '_' instead of '+' and '/'."""
    return b64encode(s).translate(_urlsafe_encode_translation)


def urlsafe_b64decode(s):
    """Decode what urlsafe_b64encode() made."""
    return b64decode(_bytes_from_decode_data(s).translate(_urlsafe_decode_translation))


# ---- base32: five bytes are eight digits

_b32alphabet = b'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
_b32hexalphabet = b'0123456789ABCDEFGHIJKLMNOPQRSTUV'
# How many bytes the last group stands for, by the '=' at its end.
_b32_last = {0: 5, 1: 4, 3: 3, 4: 2, 6: 1}


def _b32encode(alphabet, s):
    s = _bytes_to_encode(s)
    missing = -len(s) % 5
    s = s + bytes(missing)
    out = bytearray()
    for i in range(0, len(s), 5):
        group = int.from_bytes(s[i:i + 5])
        out += bytes(alphabet[group >> shift & 31] for shift in range(35, -1, -5))
    if missing:
        pads = missing * 8 // 5
        out[-pads:] = b'=' * pads
    return bytes(out)


def _b32decode(alphabet, s, casefold=False, map01=None):
    s = _bytes_from_decode_data(s)
    if len(s) % 8:
        raise binascii.Error('Incorrect padding')
    if map01 is not None:
        map01 = _bytes_from_decode_data(map01)
        assert len(map01) == 1, repr(map01)
        s = s.translate(bytes.maketrans(b'01', b'O' + map01))
    if casefold:
        s = s.upper()
    digits = s.rstrip(b'=')
    if digits.translate(None, alphabet):
        raise binascii.Error('Non-base32 digit found') from None
    pads = len(s) - len(digits)
    if pads not in _b32_last:
        raise binascii.Error('Incorrect padding')
    # The digits' values as the digits of int(): 0 to 9, then A to V.
    digits = (digits + alphabet[:1] * pads).translate(bytes.maketrans(alphabet, _b32hexalphabet))
    out = b''.join(int(digits[i:i + 8], 32).to_bytes(5) for i in range(0, len(digits), 8))
    return out[:len(out) - 5 + _b32_last[pads]] if pads else out


def b32encode(s):
    """Encode the bytes-like objects using base32 and return a bytes object."""
    return _b32encode(_b32alphabet, s)


def b32decode(s, casefold=False, map01=None):
    """Decode the base32 encoded bytes-like object or ASCII string s; map01 is what the digit 1 stands for."""
    return _b32decode(_b32alphabet, s, casefold, map01)


def b32hexencode(s):
    """Encode the bytes-like objects using base32hex and return a bytes object."""
    return _b32encode(_b32hexalphabet, s)


def b32hexdecode(s, casefold=False):
    """Decode the base32hex encoded bytes-like object or ASCII string s."""
    return _b32decode(_b32hexalphabet, s, casefold)


# ---- base16

def b16encode(s):
    """Encode the bytes-like object s using Base16 and return a bytes object."""
    return binascii.hexlify(s).upper()


def b16decode(s, casefold=False):
    """Decode the Base16 encoded bytes-like object or ASCII string s."""
    s = _bytes_from_decode_data(s)
    if casefold:
        s = s.upper()
    if s.translate(None, b'0123456789ABCDEF'):
        raise binascii.Error('Non-base16 digit found')
    return binascii.unhexlify(s)


# ---- base85: four bytes are five digits

_A85START = b'<~'
_A85END = b'~>'
_a85alphabet = bytes(range(33, 118))
_b85alphabet = b'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~'
_z85alphabet = b'0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#'


def _85encode(b, alphabet, pad, folded=()):
    b = bytes(_bytes_to_encode(b))
    missing = -len(b) % 4
    b += bytes(missing)
    out = []
    for i in range(0, len(b), 4):
        group = b[i:i + 4]
        if group in folded and not (missing and not pad and i + 4 == len(b)):
            out.append(folded[group])
        else:
            number = int.from_bytes(group)
            out.append(bytes(alphabet[number // place % 85] for place in (52200625, 614125, 7225, 85, 1)))
    if missing and not pad:
        out[-1] = out[-1][:-missing]
    return b''.join(out)


def _group_of(values):
    number = 0
    for value in values:
        number = number * 85 + value
    return number.to_bytes(4)


def a85encode(b, *, foldspaces=False, wrapcol=0, pad=False, adobe=False):
    """Encode bytes-like object b using Ascii85; four NULs are 'z', and with foldspaces four spaces 'y'."""
    folded = {bytes(4): b'z'}
    if foldspaces:
        folded[b'    '] = b'y'
    text = _85encode(b, _a85alphabet, pad, folded)
    if adobe:
        text = _A85START + text
    if wrapcol:
        wrapcol = max(2 if adobe else 1, wrapcol)
        lines = [text[i:i + wrapcol] for i in range(0, len(text), wrapcol)]
        if adobe and len(lines[-1]) + 2 > wrapcol:
            lines.append(b'')
        text = b'\n'.join(lines)
    return text + _A85END if adobe else text


def a85decode(b, *, foldspaces=False, adobe=False, ignorechars=b' \t\n\r\v'):
    """Decode the Ascii85 encoded bytes-like object or ASCII string b."""
    b = _bytes_from_decode_data(b)
    if adobe:
        if not b.endswith(_A85END):
            raise ValueError(f'Ascii85 encoded byte sequences must end with {_A85END!r}')
        b = b[2 if b.startswith(_A85START) else 0:-2]
    out = []
    group = []
    for c in b + b'uuuu':
        if 33 <= c <= 117:
            group.append(c - 33)
            if len(group) == 5:
                try:
                    out.append(_group_of(group))
                except OverflowError:
                    raise ValueError('Ascii85 overflow') from None
                group = []
        elif c == 122 or foldspaces and c == 121:
            if group:
                raise ValueError(f'{c:c} inside Ascii85 5-tuple')
            out.append(bytes(4) if c == 122 else b'    ')
        elif c not in ignorechars:
            raise ValueError(f'Non-Ascii85 digit found: {c:c}')
    result = b''.join(out)
    return result[:len(group) - 4] if len(group) < 4 else result


def b85encode(b, pad=False):
    """Encode bytes-like object b in base85 format and return a bytes object."""
    return _85encode(b, _b85alphabet, pad)


def b85decode(b):
    """Decode the base85-encoded bytes-like object or ASCII string b."""
    b = _bytes_from_decode_data(b)
    missing = -len(b) % 5
    b = b + b'~' * missing
    values = [_b85alphabet.find(c) for c in b]
    out = []
    for i in range(0, len(values), 5):
        group = values[i:i + 5]
        if -1 in group:
            raise ValueError(f'bad base85 character at position {i + group.index(-1)}') from None
        try:
            out.append(_group_of(group))
        except OverflowError:
            raise ValueError(f'base85 overflow in hunk starting at byte {i}') from None
    result = b''.join(out)
    return result[:-missing] if missing else result


# What base85 has and z85 does not becomes what neither has.
_z85_encode_translation = bytes.maketrans(_b85alphabet, _z85alphabet)
_z85_decode_translation = bytes.maketrans(_z85alphabet + b';_`|~', _b85alphabet + bytes(5))


def z85encode(s):
    """Encode bytes-like object b in z85 format and return a bytes object."""
    return b85encode(s).translate(_z85_encode_translation)


def z85decode(s):
    """Decode the z85-encoded bytes-like object or ASCII string b."""
    s = _bytes_from_decode_data(s).translate(_z85_decode_translation)
    try:
        return b85decode(s)
    except ValueError as error:
        raise ValueError(error.args[0].replace('base85', 'z85')) from None


# ---- the old names: lines of base64

def encode(input, output):
    """Encode a file; input and output are binary files."""
    while data := input.read(MAXBINSIZE):
        while len(data) < MAXBINSIZE and (more := input.read(MAXBINSIZE - len(data))):
            data += more
        output.write(binascii.b2a_base64(data))


def decode(input, output):
    """Decode a file; input and output are binary files."""
    while line := input.readline():
        output.write(binascii.a2b_base64(line))


def _input_type_check(s):
    try:
        view = memoryview(s)
    except TypeError as error:
        raise TypeError(f'expected bytes-like object, not {s.__class__.__name__}') from error
    if view.format not in ('c', 'b', 'B'):
        raise TypeError(f'expected single byte elements, not {view.format!r} from {s.__class__.__name__}')
    if view.ndim != 1:
        raise TypeError(f'expected 1-D data, not {view.ndim}-D data from {s.__class__.__name__}')


def encodebytes(s):
    """Encode a bytestring into a bytes object containing multiple lines of base-64 data."""
    _input_type_check(s)
    return b''.join([binascii.b2a_base64(s[i:i + MAXBINSIZE]) for i in range(0, len(s), MAXBINSIZE)])


def decodebytes(s):
    """Decode a bytestring of base-64 data into a bytes object."""
    _input_type_check(s)
    return binascii.a2b_base64(s)
