// The format mini-language's specification, parsed, and how text and numbers are laid out by it.
#pragma once

#include <string>
#include <string_view>

#include "object/runtime.h"

namespace bufferscope {

struct FormatSpec {
    char32_t fill = ' ';
    char32_t align = 0;
    bool align_given = false;
    bool alternate = false;
    bool no_negative_zero = false;
    char32_t sign = 0;
    Size width = -1;
    Size precision = -1;
    char32_t grouping = 0;           // , or _
    char32_t fraction_grouping = 0;  // , or _
    char32_t type = 0;
};

/// Parses a specification; `type_name` is for messages.
Result<FormatSpec> parse_format_spec(Runtime&, const Str* spec, char32_t default_type, char32_t default_align,
                                     std::string_view type_name);
/// "Unknown format code 'x' for object of type 'str'".
Error unknown_format_code(Runtime&, char32_t code, std::string_view type_name);

/// A number cut into what is laid out separately; all ASCII, views of a text that must outlive it.
struct NumberText {
    std::string_view sign, prefix, digits;
    std::string_view fraction;  // begins with the point
    std::string_view tail;      // exponent, percent sign
};

/// "-", or what the specification puts before a number that is not negative.
std::string_view sign_text(bool negative, const FormatSpec&);

/// Sign, prefix, grouped digits and padding by the specification.
Result<Value> layout_number(Runtime&, NumberText number, const FormatSpec& spec);
/// Sign, grouping, but no padding: one part of a complex number.
std::string layout_without_padding(NumberText number, const FormatSpec& spec);
/// Pads text on the sides that the alignment says.
Result<Value> layout_text(Runtime&, const Str* text, const FormatSpec& spec);
/// Splits "-12.5e+3" (of float_to_text) and applies the sign rule.
NumberText split_number(std::string_view text, const FormatSpec& spec);

}  // namespace bufferscope
