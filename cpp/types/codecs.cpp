// Codecs: utf-8, utf-16, utf-32, latin-1 and ascii, with the error handlers that CPython registers.
#include "types/codecs.h"

#include "base/utf8.h"
#include "object/protocol.h"

namespace bufferscope {
namespace {

enum class Codec : std::uint8_t {
    utf8,
    utf8_sig,
    utf16,
    utf16_le,
    utf16_be,
    utf32,
    utf32_le,
    utf32_be,
    latin1,
    ascii
};

struct CodecName {
    std::string_view alias;
    Codec codec;
};

constexpr CodecName codec_names[] = {
    {"utf-8", Codec::utf8},
    {"utf8", Codec::utf8},
    {"u8", Codec::utf8},
    {"utf", Codec::utf8},
    {"cp65001", Codec::utf8},
    {"utf8-ucs2", Codec::utf8},
    {"utf-8-sig", Codec::utf8_sig},
    {"utf8-sig", Codec::utf8_sig},
    {"utf-16", Codec::utf16},
    {"utf16", Codec::utf16},
    {"u16", Codec::utf16},
    {"utf-16-le", Codec::utf16_le},
    {"utf-16le", Codec::utf16_le},
    {"utf-16-be", Codec::utf16_be},
    {"utf-16be", Codec::utf16_be},
    {"utf-32", Codec::utf32},
    {"utf32", Codec::utf32},
    {"u32", Codec::utf32},
    {"utf-32-le", Codec::utf32_le},
    {"utf-32le", Codec::utf32_le},
    {"utf-32-be", Codec::utf32_be},
    {"utf-32be", Codec::utf32_be},
    {"latin-1", Codec::latin1},
    {"latin1", Codec::latin1},
    {"latin", Codec::latin1},
    {"l1", Codec::latin1},
    {"iso-8859-1", Codec::latin1},
    {"iso8859-1", Codec::latin1},
    {"iso-ir-100", Codec::latin1},
    {"8859", Codec::latin1},
    {"cp819", Codec::latin1},
    {"ibm819", Codec::latin1},
    {"csisolatin1", Codec::latin1},
    {"iso8859", Codec::latin1},
    {"ascii", Codec::ascii},
    {"us-ascii", Codec::ascii},
    {"646", Codec::ascii},
    {"ansi-x3.4-1968", Codec::ascii},
    {"cp367", Codec::ascii},
    {"ibm367", Codec::ascii},
    {"iso-ir-6", Codec::ascii},
    {"us", Codec::ascii},
    {"csascii", Codec::ascii},
};

/// Beginnings of the names of codecs that CPython has and this engine does not.
constexpr std::string_view other_codecs[] = {"cp",
                                             "iso",
                                             "windows",
                                             "utf-7",
                                             "utf7",
                                             "koi8",
                                             "mac",
                                             "gb",
                                             "big5",
                                             "euc",
                                             "shift",
                                             "sjis",
                                             "punycode",
                                             "idna",
                                             "unicode-escape",
                                             "raw-unicode-escape",
                                             "hz",
                                             "johab",
                                             "kz1048",
                                             "ptcp",
                                             "tis",
                                             "hp-roman",
                                             "mbcs",
                                             "oem",
                                             "undefined"};
constexpr std::string_view byte_codecs[] = {
    "hex",   "base64", "bz2",       "zlib",         "zip",        "quopri",          "uu",
    "rot13", "rot-13", "hex-codec", "base64-codec", "zlib-codec", "quoted-printable"};

std::string normalized(std::string_view name) {
    std::string out;
    for (char c : name) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
        out.push_back(c == '_' || c == ' ' ? '-' : c);
    }
    return out;
}

Result<Codec> find_codec(Runtime& rt, std::string_view name, const char* direction) {
    if (name.find('\0') != std::string_view::npos) return rt.value_error("embedded null character");
    std::string wanted = normalized(name);
    for (const CodecName& each : codec_names) {
        if (each.alias == wanted) return each.codec;
    }
    for (std::string_view each : byte_codecs) {
        if (each != wanted) continue;
        return rt.raise(BuiltinType::LookupError,
                        "'{}' is not a text encoding; use codecs.{}() to handle arbitrary codecs", name,
                        direction);
    }
    for (std::string_view each : other_codecs) {
        if (wanted.substr(0, each.size()) == each)
            return rt.not_supported(format_text("the codec '{}'", {name}));
    }
    return rt.raise(BuiltinType::LookupError, "unknown encoding: {}", name);
}

Error unicode_error(Runtime& rt, BuiltinType kind, std::string_view codec, const Value& object,
                    std::size_t start, std::size_t end, std::string_view reason) {
    Value arguments[5] = {rt.text(codec), object, Value::small(static_cast<std::int64_t>(start)),
                          Value::small(static_cast<std::int64_t>(end)), rt.text(reason)};
    Result<Value> made = call(rt, Value::share(rt.type(kind)), CallArguments{arguments, 5, nullptr});
    if (made.is_error()) return made.take_error();
    return rt.raise_exception(made.take());
}

void append_escape(std::string& out, char32_t c) {
    auto hex = [&](char letter, int digits) {
        out.push_back('\\');
        out.push_back(letter);
        for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4)
            out.push_back("0123456789abcdef"[c >> shift & 15]);
    };
    if (c < 0x100) {
        hex('x', 2);
    } else if (c < 0x10000) {
        hex('u', 4);
    } else {
        hex('U', 8);
    }
}

// ---- encoding

/// How a codec writes code points: false where it cannot.
struct Encoder {
    Codec codec;
    const char* name;
    const char* reason;
    bool big_endian = false;

    bool write(std::string& out, char32_t c) const {
        bool surrogate = c >= 0xD800 && c <= 0xDFFF;
        switch (codec) {
            case Codec::ascii:
                if (c >= 0x80) return false;
                out.push_back(static_cast<char>(c));
                return true;
            case Codec::latin1:
                if (c >= 0x100) return false;
                out.push_back(static_cast<char>(c));
                return true;
            case Codec::utf8:
            case Codec::utf8_sig:
                if (surrogate) return false;
                append_utf8(out, static_cast<std::uint32_t>(c));
                return true;
            default:
                if (surrogate) return false;
                write_units(out, c);
                return true;
        }
    }

    bool is_wide() const { return codec >= Codec::utf16 && codec <= Codec::utf32_be; }
    bool is_16() const {
        return codec == Codec::utf16 || codec == Codec::utf16_le || codec == Codec::utf16_be;
    }

    void write_unit(std::string& out, std::uint32_t unit, int size) const {
        for (int i = 0; i < size; ++i) {
            int shift = 8 * (big_endian ? size - 1 - i : i);
            out.push_back(static_cast<char>(unit >> shift));
        }
    }

    void write_units(std::string& out, char32_t c) const {
        if (!is_16()) {
            write_unit(out, c, 4);
        } else if (c < 0x10000) {
            write_unit(out, c, 2);
        } else {
            write_unit(out, 0xD800 + ((c - 0x10000) >> 10), 2);
            write_unit(out, 0xDC00 + ((c - 0x10000) & 0x3FF), 2);
        }
    }
};

Encoder encoder_for(Codec codec) {
    switch (codec) {
        case Codec::ascii:
            return {codec, "ascii", "ordinal not in range(128)"};
        case Codec::latin1:
            return {codec, "latin-1", "ordinal not in range(256)"};
        case Codec::utf16:
            return {codec, "utf-16", "surrogates not allowed"};
        case Codec::utf16_le:
            return {codec, "utf-16-le", "surrogates not allowed"};
        case Codec::utf16_be:
            return {codec, "utf-16-be", "surrogates not allowed", true};
        case Codec::utf32:
            return {codec, "utf-32", "surrogates not allowed"};
        case Codec::utf32_le:
            return {codec, "utf-32-le", "surrogates not allowed"};
        case Codec::utf32_be:
            return {codec, "utf-32-be", "surrogates not allowed", true};
        default:
            return {codec, "utf-8", "surrogates not allowed"};
    }
}

/// Applies an error handler to text[start:end]; `resume` is where encoding goes on.
Result<void> handle_encode_error(Runtime& rt, const Encoder& encoder, const Value& text_value, Size start,
                                 Size end, std::string_view errors, std::string& out, Size& resume) {
    const Str* text = text_value.as<Str>();
    auto strict = [&](Size from, Size to) {
        return unicode_error(rt, BuiltinType::UnicodeEncodeError, encoder.name, text_value,
                             static_cast<std::size_t>(from), static_cast<std::size_t>(to), encoder.reason);
    };
    resume = end;
    auto write_ascii = [&](const std::string& replacement) {
        for (char c : replacement) encoder.write(out, static_cast<unsigned char>(c));
    };
    if (errors == "strict") return strict(start, end);
    if (errors == "ignore") return {};
    if (errors == "replace") {
        for (Size i = start; i < end; ++i) encoder.write(out, '?');
        return {};
    }
    if (errors == "backslashreplace" || errors == "xmlcharrefreplace") {
        for (Size i = start; i < end; ++i) {
            std::string replacement;
            if (errors[0] == 'b') {
                append_escape(replacement, text->at(i));
            } else {
                replacement = format_text("&#{};", {static_cast<unsigned>(text->at(i))});
            }
            write_ascii(replacement);
        }
        return {};
    }
    if (errors == "namereplace") return rt.not_supported("the error handler 'namereplace'");
    if (errors == "surrogateescape") {
        for (Size i = start; i < end; ++i) {
            char32_t c = text->at(i);
            if (c < 0xDC80 || c > 0xDCFF || encoder.is_wide()) return strict(i, end);
            out.push_back(static_cast<char>(c - 0xDC00));
        }
        return {};
    }
    if (errors == "surrogatepass") {
        for (Size i = start; i < end; ++i) {
            char32_t c = text->at(i);
            bool surrogate = c >= 0xD800 && c <= 0xDFFF;
            if (!surrogate || encoder.codec == Codec::ascii || encoder.codec == Codec::latin1)
                return strict(start, end);
            if (encoder.is_wide()) {
                encoder.write_units(out, c);
            } else {
                append_utf8(out, static_cast<std::uint32_t>(c));
            }
        }
        return {};
    }
    return rt.raise(BuiltinType::LookupError, "unknown error handler name '{}'", errors);
}

// ---- decoding

/// What one step of a decoder found.
struct Step {
    char32_t code_point = 0;
    std::size_t length = 0;        // bytes taken; 0: malformed
    std::size_t fault_length = 0;  // bytes the error covers
    const char* reason = nullptr;
};

Step decode_utf16(std::string_view rest, bool big_endian) {
    auto unit = [&](std::size_t at) {
        auto first = static_cast<unsigned char>(rest[at]);
        auto second = static_cast<unsigned char>(rest[at + 1]);
        return static_cast<char32_t>(big_endian ? first << 8 | second : second << 8 | first);
    };
    if (rest.size() < 2) return {0, 0, rest.size(), "truncated data"};
    char32_t lead = unit(0);
    if (lead < 0xD800 || lead > 0xDFFF) return {lead, 2};
    if (lead >= 0xDC00) return {0, 0, 2, "illegal encoding"};
    if (rest.size() < 4) return {0, 0, rest.size(), "unexpected end of data"};
    char32_t trail = unit(2);
    if (trail < 0xDC00 || trail > 0xDFFF) return {0, 0, 2, "illegal UTF-16 surrogate"};
    return {0x10000 + ((lead - 0xD800) << 10) + (trail - 0xDC00), 4};
}

Step decode_utf32(std::string_view rest, bool big_endian) {
    if (rest.size() < 4) return {0, 0, rest.size(), "truncated data"};
    char32_t c = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        c = c << 8 | static_cast<unsigned char>(rest[big_endian ? i : 3 - i]);
    }
    if (c > 0x10FFFF) return {0, 0, 4, "code point not in range(0x110000)"};
    if (c >= 0xD800 && c <= 0xDFFF) {
        return {0, 0, 4, "code point in surrogate code point range(0xd800, 0xe000)"};
    }
    return {c, 4};
}

Step decode_utf8_step(std::string_view rest) {
    auto lead = static_cast<unsigned char>(rest[0]);
    if (lead < 0x80) return {lead, 1};
    Utf8Fault fault = check_utf8(rest.substr(0, 4));
    if (fault.reason != nullptr && fault.start == 0) return {0, 0, fault.end, fault.reason};
    std::size_t at = 0;
    char32_t c = decode_utf8(rest, at);
    return {c, at};
}

/// Applies an error handler to the bytes [start, start + length); `resume` is where decoding goes on.
Result<void> handle_decode_error(Runtime& rt, std::string_view codec, const Value& object,
                                 std::string_view bytes, std::size_t start, const Step& step,
                                 std::string_view errors, StrBuilder& out, std::size_t& resume) {
    std::size_t end = start + step.fault_length;
    auto strict = [&] {
        return unicode_error(rt, BuiltinType::UnicodeDecodeError, codec, object, start, end, step.reason);
    };
    resume = end;
    if (errors == "strict") return strict();
    if (errors == "ignore") return {};
    if (errors == "replace") {
        out.append(0xFFFD);
        return {};
    }
    if (errors == "backslashreplace") {
        for (std::size_t i = start; i < end; ++i) {
            std::string escape;
            append_escape(escape, static_cast<unsigned char>(bytes[i]));
            out.append_utf8(escape);
        }
        return {};
    }
    if (errors == "surrogateescape") {
        std::size_t taken = 0;
        while (taken < 4 && start + taken < end && static_cast<unsigned char>(bytes[start + taken]) >= 0x80) {
            out.append(0xDC00 + static_cast<unsigned char>(bytes[start + taken++]));
        }
        if (taken == 0) return strict();
        resume = start + taken;
        return {};
    }
    if (errors == "surrogatepass") {
        bool is_16 = codec.substr(0, 6) == "utf-16";
        bool big_endian = codec.size() > 7 && codec[7] == 'b';
        std::string_view rest = bytes.substr(start);
        auto byte = [&](std::size_t i) { return static_cast<unsigned char>(rest[i]); };
        if (codec == "utf-8" && rest.size() >= 3 && byte(0) == 0xED && byte(1) >= 0xA0 &&
            (byte(1) & 0xC0) == 0x80 && (byte(2) & 0xC0) == 0x80) {
            out.append(0xD000u | (byte(1) & 0x3Fu) << 6 | (byte(2) & 0x3Fu));
            resume = start + 3;
            return {};
        }
        std::size_t size = is_16 ? 2 : 4;
        if ((is_16 || codec.substr(0, 6) == "utf-32") && rest.size() >= size) {
            char32_t c = 0;
            for (std::size_t i = 0; i < size; ++i) c = c << 8 | byte(big_endian ? i : size - 1 - i);
            if (c >= 0xD800 && c <= 0xDFFF) {
                out.append(c);
                resume = start + size;
                return {};
            }
        }
        return strict();
    }
    if (errors == "xmlcharrefreplace" || errors == "namereplace") {
        return rt.type_error("don't know how to handle UnicodeDecodeError in error callback");
    }
    return rt.raise(BuiltinType::LookupError, "unknown error handler name '{}'", errors);
}

struct DecoderName {
    Codec codec;
    const char* name;
    bool big_endian = false;
    std::size_t skip = 0;  // bytes of the byte order mark
};

/// Settles the byte order of utf-16 and utf-32 by their mark.
DecoderName decoder_for(Codec codec, std::string_view bytes) {
    auto begins = [&](std::string_view mark) { return bytes.substr(0, mark.size()) == mark; };
    using namespace std::string_view_literals;
    switch (codec) {
        case Codec::utf8_sig:
            return {Codec::utf8, "utf-8", false, begins("\xEF\xBB\xBF"sv) ? std::size_t{3} : std::size_t{0}};
        case Codec::utf16:
            if (begins("\xFE\xFF"sv)) return {Codec::utf16, "utf-16-be", true, 2};
            return {Codec::utf16, "utf-16-le", false, begins("\xFF\xFE"sv) ? std::size_t{2} : std::size_t{0}};
        case Codec::utf16_le:
            return {Codec::utf16, "utf-16-le"};
        case Codec::utf16_be:
            return {Codec::utf16, "utf-16-be", true};
        case Codec::utf32:
            if (begins("\0\0\xFE\xFF"sv)) return {Codec::utf32, "utf-32-be", true, 4};
            return {Codec::utf32, "utf-32-le", false,
                    begins("\xFF\xFE\0\0"sv) ? std::size_t{4} : std::size_t{0}};
        case Codec::utf32_le:
            return {Codec::utf32, "utf-32-le"};
        case Codec::utf32_be:
            return {Codec::utf32, "utf-32-be", true};
        case Codec::latin1:
            return {codec, "latin-1"};
        case Codec::ascii:
            return {codec, "ascii"};
        default:
            return {Codec::utf8, "utf-8"};
    }
}

Step decode_step(const DecoderName& decoder, std::string_view rest) {
    auto lead = static_cast<unsigned char>(rest[0]);
    switch (decoder.codec) {
        case Codec::latin1:
            return {lead, 1};
        case Codec::ascii:
            if (lead < 0x80) return {lead, 1};
            return {0, 0, 1, "ordinal not in range(128)"};
        case Codec::utf16:
            return decode_utf16(rest, decoder.big_endian);
        case Codec::utf32:
            return decode_utf32(rest, decoder.big_endian);
        default:
            return decode_utf8_step(rest);
    }
}

}  // namespace

Result<Value> decode(Runtime& rt, const Value& object, std::string_view bytes, std::string_view encoding,
                     std::string_view errors) {
    Codec codec = TRY(find_codec(rt, encoding, "decode"));
    DecoderName decoder = decoder_for(codec, bytes);
    bool valid_utf8 = decoder.codec == Codec::utf8 && check_utf8(bytes).reason == nullptr;
    if (valid_utf8) return new_str(rt, bytes.substr(decoder.skip));
    if (decoder.codec == Codec::latin1) {
        return new_latin1(rt, reinterpret_cast<const std::uint8_t*>(bytes.data()),
                          static_cast<Size>(bytes.size()));
    }
    StrBuilder out(rt);
    for (std::size_t at = decoder.skip; at < bytes.size();) {
        Step step = decode_step(decoder, bytes.substr(at));
        if (step.length > 0) {
            out.append(step.code_point);
            at += step.length;
            continue;
        }
        TRY(handle_decode_error(rt, decoder.name, object, bytes, at, step, errors, out, at));
    }
    return out.finish();
}

Result<std::string> encode(Runtime& rt, const Value& text_value, std::string_view encoding,
                           std::string_view errors) {
    Codec codec = TRY(find_codec(rt, encoding, "encode"));
    const Str* text = text_value.as<Str>();
    Encoder encoder = encoder_for(codec);
    std::string out;
    if (codec == Codec::utf8_sig) out = "\xEF\xBB\xBF";
    if (codec == Codec::utf16 || codec == Codec::utf32) encoder.write_units(out, 0xFEFF);
    if (text->ascii && !encoder.is_wide()) return out.append(text->ascii_text());
    std::string ignored;
    for (Size at = 0; at < text->length;) {
        if (encoder.write(out, text->at(at))) {
            ++at;
            continue;
        }
        Size end = at + 1;
        while (end < text->length && !encoder.write(ignored, text->at(end))) ++end;
        ignored.clear();
        TRY(handle_encode_error(rt, encoder, text_value, at, end, errors, out, at));
    }
    return out;
}

}  // namespace bufferscope
