// How the codecs read and write one code point.
#include "types/codec_parts.h"

namespace bufferscope::codecs {

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

void Encoder::write_escaped(std::string& out, char32_t c) const {
    bool raw = codec == Codec::raw_unicode_escape;
    std::size_t special =
        raw ? std::string_view::npos : std::string_view("\\\t\n\r").find(static_cast<char>(c));
    if (c < 0x80 && special != std::string_view::npos) {
        out.push_back('\\');
        out.push_back("\\tnr"[special]);
    } else if (raw ? c < 0x100 : c >= 0x20 && c < 0x7F) {
        out.push_back(static_cast<char>(c));
    } else {
        append_escape(out, c);
    }
}

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
        case Codec::unicode_escape:
        case Codec::raw_unicode_escape:
            return {codec, "", ""};
        default:
            return {codec, "utf-8", "surrogates not allowed"};
    }
}

namespace {

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

Step decode_hexadecimal(std::string_view rest, std::size_t digits, const char* reason) {
    char32_t value = 0;
    for (std::size_t i = 2; i < 2 + digits; ++i) {
        int digit = i < rest.size() ? hex_digit(rest[i]) : -1;
        if (digit < 0) return {0, 0, i, reason};
        value = value << 4 | static_cast<char32_t>(digit);
    }
    if (value > 0x10FFFF) return {0, 0, 2 + digits, "illegal Unicode character"};
    return {value, 2 + digits};
}

Step decode_named(Runtime& rt, std::string_view rest) {
    std::size_t close = rest.find('}');
    bool braced = rest.size() > 2 && rest[2] == '{';
    if (!braced || close == std::string_view::npos || close == 3) {
        std::size_t end = !braced ? 2 : close == std::string_view::npos ? rest.size() : close;
        return {0, 0, end, "malformed \\N character escape"};
    }
    std::u32string found;
    if (rt.unicode && rt.unicode->load()) found = rt.unicode->lookup(rest.substr(3, close - 3), false);
    if (found.empty()) return {0, 0, close + 1, "unknown Unicode character name"};
    return {found[0], close + 1};
}

/// What follows a backslash.
Step decode_escape(Runtime& rt, std::string_view rest, bool raw) {
    if (rest.size() == 1) {
        if (raw) return {'\\', 1};
        return {0, 0, 1, "\\ at end of string"};
    }
    char c = rest[1];
    if (raw) {
        if (c == 'u') return decode_hexadecimal(rest, 4, "truncated \\uXXXX escape");
        if (c == 'U') {
            Step step = decode_hexadecimal(rest, 8, "truncated \\UXXXXXXXX escape");
            if (step.length == 0 && step.fault_length == 10) step.reason = "\\Uxxxxxxxx out of range";
            return step;
        }
        if (c == '\\') return {'\\', 2, 0, nullptr, 2};
        return {'\\', 1};
    }
    static constexpr std::string_view letters = "\\'\"abfnrtv";
    static constexpr std::string_view meanings = "\\'\"\a\b\f\n\r\t\v";
    if (auto found = letters.find(c); found != std::string_view::npos) {
        return {static_cast<unsigned char>(meanings[found]), 2};
    }
    if (c == '\n') return {0, 2, 0, nullptr, 0};
    if (c == 'x') return decode_hexadecimal(rest, 2, "truncated \\xXX escape");
    if (c == 'u') return decode_hexadecimal(rest, 4, "truncated \\uXXXX escape");
    if (c == 'U') return decode_hexadecimal(rest, 8, "truncated \\UXXXXXXXX escape");
    if (c == 'N') return decode_named(rt, rest);
    if (c >= '0' && c <= '7') {
        char32_t value = 0;
        std::size_t at = 1;
        for (; at < 4 && at < rest.size() && rest[at] >= '0' && rest[at] <= '7'; ++at) {
            value = value * 8 + static_cast<char32_t>(rest[at] - '0');
        }
        return {value, at, 0, nullptr, 1, value > 0377};
    }
    return {'\\', 1, 0, nullptr, 1, true};
}

}  // namespace

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
        case Codec::unicode_escape:
            return {codec, "unicodeescape"};
        case Codec::raw_unicode_escape:
            return {codec, "rawunicodeescape"};
        default:
            return {Codec::utf8, "utf-8"};
    }
}

Step decode_step(Runtime& rt, const DecoderName& decoder, std::string_view rest) {
    auto lead = static_cast<unsigned char>(rest[0]);
    switch (decoder.codec) {
        case Codec::latin1:
            return {lead, 1};
        case Codec::ascii:
            if (lead < 0x80) return {lead, 1};
            return {0, 0, 1, "ordinal not in range(128)"};
        case Codec::unicode_escape:
        case Codec::raw_unicode_escape:
            if (lead != '\\') return {lead, 1};
            return decode_escape(rt, rest, decoder.codec == Codec::raw_unicode_escape);
        case Codec::utf16:
            return decode_utf16(rest, decoder.big_endian);
        case Codec::utf32:
            return decode_utf32(rest, decoder.big_endian);
        default:
            return decode_utf8_step(rest);
    }
}

}  // namespace bufferscope::codecs
