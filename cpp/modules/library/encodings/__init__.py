"""Codecs that the engine finds by name beyond those it has natively."""


# The upper halves of code pages; U+FFFE stands where there is no character.
_pages = {
    "cp1252": "€\ufffe‚ƒ„…†‡ˆ‰Š‹Œ\ufffeŽ\ufffe\ufffe‘’“”•–—˜™š›œ\ufffežŸ" + "".join(map(chr, range(160, 256))),
    "cp1251": "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\ufffe™љ›њќћџ\xa0ЎўЈ¤Ґ¦§Ё©Є«¬\xad®Ї°±Ііґµ¶·ё№є»јЅѕї" + "".join(map(chr, range(0x410, 0x450))),
    "cp437": "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\xa0",
    "iso8859-15": "".join(map(chr, range(128, 256))).translate(dict(zip(map(ord, "¤¦¨´¸¼½¾"), "€ŠšŽžŒœŸ"))),
}
_names = {
    "1252": "cp1252", "windows-1252": "cp1252", "1251": "cp1251", "windows-1251": "cp1251", "437": "cp437",
    "ibm437": "cp437", "iso-8859-15": "iso8859-15", "latin9": "iso8859-15", "l9": "iso8859-15",
}
_elsewhere = (
    "cp", "iso", "windows", "utf-7", "utf7", "u7", "koi8", "mac", "gb", "big5", "euc", "shift", "sjis", "punycode",
    "idna", "hz", "johab", "kz1048", "ptcp", "tis", "hp-roman", "mbcs", "oem", "undefined", "bz2", "zlib", "zip",
)
_transforms = {
    "hex": "hex", "hex-codec": "hex", "base64": "base64", "base64-codec": "base64", "base-64": "base64", "uu": "uu", "uu-codec": "uu",
    "quopri": "quopri", "quopri-codec": "quopri", "quoted-printable": "quopri", "quotedprintable": "quopri",
}


def _transform_info(make_info, name):
    """Codecs from bytes to bytes."""
    import base64
    import binascii

    encoder, decoder = {
        "hex": (binascii.b2a_hex, binascii.a2b_hex),
        "base64": (base64.encodebytes, base64.decodebytes),
        "quopri": (lambda data: binascii.b2a_qp(_contents(data), quotetabs=True), lambda data: binascii.a2b_qp(_contents(data), header=False)),
        "uu": (_uu_encode, _uu_decode),
    }[name]

    def encode(data, errors="strict"):
        assert errors == "strict"
        return encoder(data), len(data)

    def decode(data, errors="strict", final=True):
        assert errors == "strict"
        return decoder(data), len(data)

    return make_info(name, encode, decode, False)


def _contents(data):
    import io

    return io.BytesIO(data).read()


def _uu_encode(data):
    import binascii

    data = _contents(data)
    lines = [binascii.b2a_uu(data[at:at + 45]) for at in range(0, len(data), 45)]
    return b"begin 666 <data>\n" + b"".join(lines) + b" \nend\n"


def _uu_decode(data):
    import binascii
    import io

    stream = io.BytesIO(data)
    while True:
        line = stream.readline()
        if not line:
            raise ValueError('Missing "begin" line in input data')
        if line[:5] == b"begin":
            break
    out = []
    while line := stream.readline():
        if line == b"end\n":
            return b"".join(out)
        try:
            part = binascii.a2b_uu(line)
        except binascii.Error:  # some encoders write more than a line's length says
            part = binascii.a2b_uu(line[:((line[0] - 32 & 63) * 4 + 5) // 3])
        out.append(part)
    raise ValueError("Truncated input data")


def normalize_encoding(encoding):
    if isinstance(encoding, bytes):
        encoding = str(encoding, "ascii")
    kept = "".join(c if c.isalnum() or c == "." else " " for c in encoding if c.isascii())
    return "_".join(kept.split())


def search_function(encoding):
    import codecs

    name = encoding.replace("_", "-")
    name = _names.get(name, name)
    if name in _pages:
        table = "".join(map(chr, range(128))) + _pages[name]
        mapping = codecs.charmap_build(table)
        return codecs._make_info(
            name,
            lambda text, errors="strict": codecs.charmap_encode(text, errors, mapping),
            lambda data, errors="strict", final=True: codecs.charmap_decode(data, errors, table),
        )
    if name == "charmap":
        return codecs._make_info(
            name, codecs.charmap_encode, lambda data, errors="strict", final=True: codecs.charmap_decode(data, errors))
    if name in ("rot13", "rot-13"):
        letters = {}
        for c in b"Aa":
            for i in range(26):
                letters[c + i] = c + (i + 13) % 26
        turn = lambda text, errors="strict", final=True: (str.translate(text, letters), len(text))
        return codecs._make_info("rot13", turn, turn, False)
    if name in _transforms:
        return _transform_info(codecs._make_info, _transforms[name])
    if name.startswith(_elsewhere):
        raise NotImplementedError(f"bufferscope does not support the codec '{encoding}' yet")
    return None
