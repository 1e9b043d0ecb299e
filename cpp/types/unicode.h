// The Unicode character database as Python's str sees it (Unicode 16.0, CPython 3.14). What identifiers and
// printing need is in base/unicode_identifier.h.
#pragma once

#include <cstdint>
#include <string>

#include "base/unicode_identifier.h"
#include "object/str.h"

namespace bufferscope {

/// Properties of a code point, as bits.
namespace character {
constexpr unsigned alpha = 1;
constexpr unsigned decimal = 2;
constexpr unsigned digit = 4;
constexpr unsigned numeric = 8;
constexpr unsigned lower = 16;
constexpr unsigned upper = 32;
constexpr unsigned title = 64;
constexpr unsigned cased = 128;
constexpr unsigned case_ignorable = 256;
constexpr unsigned space = 512;
}  // namespace character

unsigned properties_of(char32_t code_point);
inline bool is_space(char32_t code_point) {
    if (code_point < 0x80) return code_point == ' ' || code_point - 9 < 5 || code_point - 0x1C < 4;
    return (properties_of(code_point) & character::space) != 0;
}
/// Where str.splitlines ends a line.
inline bool is_line_break(char32_t code_point) {
    return code_point - 0xA < 4 || code_point - 0x1C < 3 || code_point == 0x85 || code_point == 0x2028 ||
           code_point == 0x2029;
}
/// 0…9, or -1.
int decimal_value(char32_t code_point);
/// Full mappings: 1 to 3 code points into `out`, their number as result.
int to_lower(char32_t code_point, char32_t out[3]);
int to_upper(char32_t code_point, char32_t out[3]);
int to_title(char32_t code_point, char32_t out[3]);
int to_folded(char32_t code_point, char32_t out[3]);

/// Text as ASCII for number parsing: decimal digits of any script become 0…9, any space a blank; other
/// characters beyond ASCII become '?' (_PyUnicode_TransformDecimalAndSpaceToASCII).
std::string number_text(const Str* text);
/// str.isidentifier.
bool is_identifier(const Str* text);

}  // namespace bufferscope
