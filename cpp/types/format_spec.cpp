// Parsing a format specification and laying numbers and text out by it.
#include "types/format_spec.h"

#include "object/protocol.h"
#include "types/unicode.h"

namespace bufferscope {
namespace {

bool is_alignment(char32_t c) {
    return c == '<' || c == '>' || c == '=' || c == '^';
}

/// Reads decimal digits; -1 when there are none.
Result<Size> read_number(Runtime& rt, const Str* spec, Size& at) {
    Size start = at;
    std::int64_t number = 0;
    for (; at < spec->length; ++at) {
        int digit = decimal_value(spec->at(at));
        if (digit < 0) break;
        number = number * 10 + digit;
        if (number > max_size) return rt.value_error("Too many decimal digits in format string");
    }
    return at == start ? Size{-1} : static_cast<Size>(number);
}

/// A character in a message: itself if it is printable ASCII, else \x….
std::string shown(char32_t c) {
    if (c > 32 && c < 128) return std::string(1, static_cast<char>(c));
    std::string out = "\\x";
    bool started = false;
    for (int shift = 28; shift >= 0; shift -= 4) {
        unsigned digit = c >> shift & 15;
        started |= digit != 0 || shift == 0;
        if (started) out.push_back("0123456789abcdef"[digit]);
    }
    return out;
}

Error bad_grouping(Runtime& rt, char32_t grouping, char32_t type) {
    return rt.value_error("Cannot specify '{}' with '{}'.", shown(grouping), shown(type));
}

Result<char32_t> read_grouping(Runtime& rt, const Str* spec, Size& at) {
    char32_t grouping = 0;
    while (at < spec->length && (spec->at(at) == ',' || spec->at(at) == '_')) {
        if (grouping != 0 && grouping != spec->at(at)) {
            return rt.value_error("Cannot specify both ',' and '_'.");
        }
        if (grouping != 0) break;
        grouping = spec->at(at++);
    }
    return grouping;
}

Result<void> check_grouping(Runtime& rt, const FormatSpec& spec) {
    auto is_one_of = [&](std::string_view types) {
        return spec.type < 0x80 && types.find(static_cast<char>(spec.type)) != std::string_view::npos;
    };
    bool decimal = spec.type == 0 || is_one_of("defgEGF%");
    if (spec.grouping != 0 && !decimal && !(spec.grouping == '_' && is_one_of("boxX"))) {
        return bad_grouping(rt, spec.grouping, spec.type);
    }
    if (spec.fraction_grouping != 0 && spec.type == 'n') return bad_grouping(rt, spec.fraction_grouping, 'n');
    return {};
}

/// Groups of `size` digits with separators; zeros in front up to `least` characters
/// (InsertThousandsGrouping).
std::string group_digits(std::string_view digits, char separator, Size size, Size least) {
    std::string reversed;
    auto left = static_cast<Size>(digits.size());
    bool separate = false;
    while (true) {
        Size most = left > least ? left : least;
        Size length = size < (most > 1 ? most : 1) ? size : (most > 1 ? most : 1);
        Size taken = left < length ? left : length;
        if (separate) reversed.push_back(separator);
        for (Size i = 0; i < taken; ++i) reversed.push_back(digits[static_cast<std::size_t>(left - 1 - i)]);
        if (length > taken) reversed.append(static_cast<std::size_t>(length - taken), '0');
        separate = true;
        left -= taken;
        least -= length;
        if (left <= 0 && least <= 0) break;
        --least;
    }
    return {reversed.rbegin(), reversed.rend()};
}

std::string grouped_fraction(std::string_view fraction, char32_t separator) {
    std::string out;
    for (std::size_t i = 0; i < fraction.size(); ++i) {
        if (i > 1 && (i - 1) % 3 == 0) out.push_back(static_cast<char>(separator));
        out.push_back(fraction[i]);
    }
    return out;
}

/// Puts the digits in groups where the specification says so, zeros in front up to `least` characters;
/// `store` keeps them.
void separate_digits(NumberText& number, const FormatSpec& spec, Size least, std::string& store) {
    if (spec.grouping == 0 || number.digits.empty()) return;
    bool by_four = spec.type == 'b' || spec.type == 'o' || spec.type == 'x' || spec.type == 'X';
    number.digits = store =
        group_digits(number.digits, static_cast<char>(spec.grouping), by_four ? 4 : 3, least);
}

void separate_fraction(NumberText& number, const FormatSpec& spec, std::string& store) {
    if (spec.fraction_grouping == 0) return;
    number.fraction = store = grouped_fraction(number.fraction, spec.fraction_grouping);
}

}  // namespace

Error unknown_format_code(Runtime& rt, char32_t code, std::string_view type_name) {
    return rt.value_error("Unknown format code '{}' for object of type '{}'", shown(code), type_name);
}

Result<FormatSpec> parse_format_spec(Runtime& rt, const Str* text, char32_t default_type,
                                     char32_t default_align, std::string_view type_name) {
    FormatSpec spec;
    spec.align = default_align;
    spec.type = default_type;
    Size at = 0;
    auto next_is = [&](char32_t c) { return at < text->length && text->at(at) == c; };
    bool fill_given = false;
    if (text->length - at >= 2 && is_alignment(text->at(at + 1))) {
        spec.fill = text->at(at);
        spec.align = text->at(at + 1);
        fill_given = spec.align_given = true;
        at += 2;
    } else if (text->length - at >= 1 && is_alignment(text->at(at))) {
        spec.align = text->at(at++);
        spec.align_given = true;
    }
    if (next_is('+') || next_is('-') || next_is(' ')) spec.sign = text->at(at++);
    if (next_is('z')) {
        spec.no_negative_zero = true;
        ++at;
    }
    if (next_is('#')) {
        spec.alternate = true;
        ++at;
    }
    if (!fill_given && next_is('0')) {
        spec.fill = '0';
        if (!spec.align_given && default_align == '>') spec.align = '=';
        ++at;
    }
    spec.width = TRY(read_number(rt, text, at));
    spec.grouping = TRY(read_grouping(rt, text, at));
    if (next_is('.')) {
        ++at;
        spec.precision = TRY(read_number(rt, text, at));
        spec.fraction_grouping = TRY(read_grouping(rt, text, at));
        if (spec.precision < 0 && spec.fraction_grouping == 0) {
            return rt.value_error("Format specifier missing precision");
        }
    }
    if (text->length - at > 1) {
        return rt.value_error("Invalid format specifier '{}' for object of type '{}'", utf8_of(text),
                              type_name);
    }
    if (text->length - at == 1) spec.type = text->at(at);
    TRY(check_grouping(rt, spec));
    return spec;
}

std::string_view sign_text(bool negative, const FormatSpec& spec) {
    return negative ? "-" : spec.sign == '+' ? "+" : spec.sign == ' ' ? " " : "";
}

NumberText split_number(std::string_view text, const FormatSpec& spec) {
    NumberText number;
    bool negative = !text.empty() && text.front() == '-';
    if (negative) text.remove_prefix(1);
    if (spec.no_negative_zero && negative) {
        std::size_t end = text.find_first_of("eE%");
        bool zero = text.substr(0, end).find_first_of("123456789inIN") == std::string_view::npos;
        if (zero) negative = false;
    }
    number.sign = sign_text(negative, spec);
    std::size_t at = 0;
    while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
    number.digits = text.substr(0, at);
    std::size_t point = at;
    if (at < text.size() && text[at] == '.') {
        ++at;
        while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
    }
    number.fraction = text.substr(point, at - point);
    number.tail = text.substr(at);
    return number;
}

std::string layout_without_padding(NumberText parts, const FormatSpec& spec) {
    std::string digits, fraction;
    separate_digits(parts, spec, 0, digits);
    separate_fraction(parts, spec, fraction);
    std::string out;
    for (std::string_view part : {parts.sign, parts.prefix, parts.digits, parts.fraction, parts.tail})
        out += part;
    return out;
}

Result<Value> layout_number(Runtime& rt, NumberText parts, const FormatSpec& spec) {
    if (spec.width > 0 && static_cast<std::size_t>(spec.width) > rt.heap.limit()) return rt.memory_error();
    auto size = [](std::string_view text) { return static_cast<Size>(text.size()); };
    std::string digits, fraction;
    separate_fraction(parts, spec, fraction);
    Size fixed = size(parts.sign) + size(parts.prefix) + size(parts.fraction) + size(parts.tail);
    bool zero_fill = spec.fill == '0' && spec.align == '=' && !parts.digits.empty();
    Size least = zero_fill && spec.width > fixed ? spec.width - fixed : 0;
    separate_digits(parts, spec, least, digits);
    Size zeros = least > size(parts.digits) ? least - size(parts.digits) : 0;
    Size length = fixed + zeros + size(parts.digits);
    Size padding = spec.width > length ? spec.width - length : 0;
    Size left = spec.align == '>' ? padding : spec.align == '^' ? padding / 2 : 0;
    Size inside = spec.align == '=' ? padding : 0;
    StrBuilder out(rt);
    out.append_repeated(spec.fill, left);
    out.append_utf8(parts.sign);
    out.append_utf8(parts.prefix);
    out.append_repeated(spec.fill, inside);
    out.append_repeated('0', zeros);
    out.append_utf8(parts.digits);
    out.append_utf8(parts.fraction);
    out.append_utf8(parts.tail);
    out.append_repeated(spec.fill, padding - left - inside);
    return out.finish();
}

Result<Value> layout_text(Runtime& rt, const Str* text, const FormatSpec& spec) {
    Size length = spec.precision >= 0 && spec.precision < text->length ? spec.precision : text->length;
    Size padding = spec.width > length ? spec.width - length : 0;
    Size left = spec.align == '>' ? padding : spec.align == '^' ? padding / 2 : 0;
    StrBuilder out(rt);
    out.append_repeated(spec.fill, left);
    out.append(text, 0, length);
    out.append_repeated(spec.fill, padding - left);
    return out.finish();
}

}  // namespace bufferscope
