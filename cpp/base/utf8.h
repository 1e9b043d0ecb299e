// UTF-8 one code point at a time; surrogates are encoded like any other code point (WTF-8) on request.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace bufferscope {

/// Appends the code point (at most 0x10FFFF; surrogates too) in UTF-8.
inline void append_utf8(std::string& out, std::uint32_t code_point) {
    if (code_point < 0x80) {
        out.push_back(static_cast<char>(code_point));
        return;
    }
    if (code_point < 0x800) {
        out.push_back(static_cast<char>(0xC0 | code_point >> 6));
    } else {
        if (code_point < 0x10000) {
            out.push_back(static_cast<char>(0xE0 | code_point >> 12));
        } else {
            out.push_back(static_cast<char>(0xF0 | code_point >> 18));
            out.push_back(static_cast<char>(0x80 | (code_point >> 12 & 0x3F)));
        }
        out.push_back(static_cast<char>(0x80 | (code_point >> 6 & 0x3F)));
    }
    out.push_back(static_cast<char>(0x80 | (code_point & 0x3F)));
}

/// The code point that starts at text[position], moving position behind it. The text must be valid (W)UTF-8.
inline std::uint32_t decode_utf8(std::string_view text, std::size_t& position) {
    auto byte = [&](std::size_t i) {
        return i < text.size() ? static_cast<std::uint32_t>(static_cast<unsigned char>(text[i])) : 0u;
    };
    std::uint32_t lead = byte(position);
    if (lead < 0x80) {
        position += 1;
        return lead;
    }
    if (lead < 0xE0) {
        std::uint32_t result = (lead & 0x1F) << 6 | (byte(position + 1) & 0x3F);
        position += 2;
        return result;
    }
    if (lead < 0xF0) {
        std::uint32_t result =
            (lead & 0x0F) << 12 | (byte(position + 1) & 0x3F) << 6 | (byte(position + 2) & 0x3F);
        position += 3;
        return result;
    }
    std::uint32_t result = (lead & 0x07) << 18 | (byte(position + 1) & 0x3F) << 12 |
                           (byte(position + 2) & 0x3F) << 6 | (byte(position + 3) & 0x3F);
    position += 4;
    return result;
}

/// How many code points the text (valid UTF-8) has.
inline std::size_t count_code_points(std::string_view text) {
    std::size_t count = 0;
    for (char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    return count;
}

/// Where strict UTF-8 decoding fails: bytes [start, end) and why, in the words of UnicodeDecodeError.
struct Utf8Fault {
    std::size_t start;
    std::size_t end;
    const char* reason;  // null: the text is valid
};

/// Checks the text as CPython's strict utf-8 decoder does (no surrogates, no overlong forms).
inline Utf8Fault check_utf8(std::string_view text) {
    auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    std::size_t i = 0;
    while (i < text.size()) {
        unsigned lead = byte(i);
        if (lead < 0x80) {
            ++i;
            continue;
        }
        if (lead < 0xC2 || lead > 0xF4) return {i, i + 1, "invalid start byte"};
        std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        for (std::size_t k = 1; k < length; ++k) {
            if (i + k >= text.size()) return {i, text.size(), "unexpected end of data"};
            unsigned low = 0x80;
            unsigned high = 0xBF;
            if (k == 1) {
                if (lead == 0xE0) low = 0xA0;
                if (lead == 0xED) high = 0x9F;
                if (lead == 0xF0) low = 0x90;
                if (lead == 0xF4) high = 0x8F;
            }
            if (byte(i + k) < low || byte(i + k) > high) return {i, i + k, "invalid continuation byte"};
        }
        i += length;
    }
    return {0, 0, nullptr};
}

}  // namespace bufferscope
