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
    "idna", "hz", "johab", "kz1048", "ptcp", "tis", "hp-roman", "mbcs", "oem", "undefined", "base64", "bz2",
    "zlib", "zip", "quopri", "uu", "quoted-printable",
)


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
    if name in ("hex", "hex-codec"):
        return codecs._make_info(
            "hex",
            lambda data, errors="strict": (memoryview(data).tobytes().hex().encode(), len(data)),
            lambda data, errors="strict", final=True: (bytes.fromhex(data if isinstance(data, str) else str(data, "ascii")), len(data)),
            False,
        )
    if name.startswith(_elsewhere):
        raise NotImplementedError(f"bufferscope does not support the codec '{encoding}' yet")
    return None
