// Floats: text in both directions, hashing, rounding.
#include "types/float.h"

#include <cmath>

#include "base/float_text.h"
#include "base/utf8.h"
#include "object/protocol.h"
#include "types/int.h"

namespace bufferscope {
namespace {

void append_exponent(std::string& out, int exponent, char letter) {
    out.push_back(letter);
    out.push_back(exponent < 0 ? '-' : '+');
    int magnitude = exponent < 0 ? -exponent : exponent;
    if (magnitude < 10) out.push_back('0');
    append_decimal(out, magnitude);
}

/// d.ddd with `places` digits behind the point; missing digits are zeros.
void append_fixed(std::string& out, const DecimalDigits& number, int places, bool keep_point) {
    auto size = static_cast<int>(number.digits.size());
    auto digit = [&](int index) {
        return index >= 0 && index < size ? number.digits[static_cast<std::size_t>(index)] : '0';
    };
    if (number.exponent <= 0 || size == 0) {
        out.push_back('0');
    } else {
        for (int i = 0; i < number.exponent; ++i) out.push_back(digit(i));
    }
    if (places > 0 || keep_point) out.push_back('.');
    int first = size == 0 ? 0 : number.exponent;
    for (int i = 0; i < places; ++i) out.push_back(digit(first + i));
}

void append_scientific(std::string& out, const DecimalDigits& number, int places, bool keep_point,
                       char letter) {
    auto size = static_cast<int>(number.digits.size());
    out.push_back(size > 0 ? number.digits[0] : '0');
    if (places > 0 || keep_point) out.push_back('.');
    for (int i = 1; i <= places; ++i)
        out.push_back(i < size ? number.digits[static_cast<std::size_t>(i)] : '0');
    bool zero = number.digits.find_first_not_of('0') == std::string::npos;
    append_exponent(out, zero ? 0 : number.exponent - 1, letter);
}

}  // namespace

std::string float_to_text(double number, char code, int precision, bool always_sign, bool alternate,
                          bool add_dot_0) {
    bool upper = code >= 'A' && code <= 'Z';
    char kind = static_cast<char>(code | 0x20);
    std::string out;
    if (std::signbit(number) && !std::isnan(number)) {
        out.push_back('-');
    } else if (always_sign) {
        out.push_back('+');
    }
    if (!std::isfinite(number)) {
        const char* word = std::isnan(number) ? (upper ? "NAN" : "nan") : (upper ? "INF" : "inf");
        return out + word;
    }
    double magnitude = std::fabs(number);
    char letter = upper ? 'E' : 'e';
    if (kind == 'f') {
        append_fixed(out, fixed_digits(magnitude, precision), precision, alternate);
        return out;
    }
    if (kind == 'e') {
        append_scientific(out, significant_digits(magnitude, precision + 1), precision, alternate, letter);
        return out;
    }
    DecimalDigits digits;
    int largest_fixed = 16;
    if (kind == 'r') {
        digits = shortest_digits(magnitude);
    } else {
        if (precision == 0) precision = 1;
        digits = significant_digits(magnitude, precision);
        largest_fixed = precision;
        if (!alternate) {
            while (!digits.digits.empty() && digits.digits.back() == '0') digits.digits.pop_back();
        }
    }
    bool zero = magnitude == 0;
    int exponent = zero ? 1 : digits.exponent;
    auto size = static_cast<int>(digits.digits.size());
    bool scientific = exponent <= -4 || exponent > largest_fixed;
    if (kind == 'g' && add_dot_0 && exponent == largest_fixed)
        scientific = true;  // repr-like: room for the .0
    if (scientific) {
        append_scientific(out, digits, size > 1 ? size - 1 : 0, alternate, letter);
        return out;
    }
    digits.exponent = exponent;
    int places = size - exponent;
    if (zero) places = alternate && kind == 'g' ? precision - 1 : 0;
    if (places < 0) places = 0;
    if (places == 0 && add_dot_0) places = 1;
    if (zero) digits.digits.clear();
    append_fixed(out, digits, places, alternate);
    return out;
}

std::string float_repr(double number) {
    return float_to_text(number, 'r', 0, false, false, true);
}

bool float_from_text(std::string_view text, double& out) {
    std::size_t at = 0;
    bool negative = false;
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) negative = text[at++] == '-';
    std::string_view rest = text.substr(at);
    auto is_word = [&](std::string_view word) {
        if (rest.size() != word.size()) return false;
        for (std::size_t i = 0; i < word.size(); ++i) {
            if ((rest[i] | 0x20) != word[i]) return false;
        }
        return true;
    };
    if (is_word("inf") || is_word("infinity")) {
        out = negative ? -HUGE_VAL : HUGE_VAL;
        return true;
    }
    if (is_word("nan")) {
        out = std::copysign(std::nan(""), negative ? -1.0 : 1.0);
        return true;
    }
    std::string digits;
    long exponent = 0;
    bool seen_point = false;
    for (; at < text.size(); ++at) {
        char c = text[at];
        if (c == '.' && !seen_point) {
            seen_point = true;
        } else if (c >= '0' && c <= '9') {
            digits.push_back(c);
            if (seen_point) --exponent;
        } else {
            break;
        }
    }
    if (digits.empty()) return false;
    if (at < text.size() && (text[at] | 0x20) == 'e') {
        ++at;
        bool below = false;
        if (at < text.size() && (text[at] == '+' || text[at] == '-')) below = text[at++] == '-';
        if (at == text.size()) return false;
        long scale = 0;
        for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at) {
            if (scale < 100'000'000) scale = scale * 10 + (text[at] - '0');
        }
        exponent += below ? -scale : scale;
    }
    if (at != text.size()) return false;
    double magnitude = double_from_digits(digits, exponent);
    out = negative ? -magnitude : magnitude;
    return true;
}

Result<double> float_parse(Runtime& rt, std::string_view text, const Value& original) {
    auto is_space = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    std::string plain;
    bool valid = true;
    auto is_digit = [&](std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '_') {
            plain.push_back(text[i]);
        } else if (i == 0 || !is_digit(i - 1) || !is_digit(i + 1)) {
            valid = false;
        }
    }
    double number;
    if (!valid || !float_from_text(plain, number)) {
        std::string shown = TRY(repr_utf8(rt, original));
        return rt.value_error("could not convert string to float: {}", shown);
    }
    return number;
}

Hash float_hash(const Value& object, double number) {
    if (std::isinf(number)) return number > 0 ? 314159 : -314159;
    if (std::isnan(number)) {
        Result<Hash> hash = hash_by_identity(*object.object()->type->runtime, object);
        return hash.value();
    }
    constexpr std::uint32_t modulus = 0x7FFF'FFFF;
    int exponent;
    double mantissa = std::frexp(number, &exponent);
    bool negative = mantissa < 0;
    if (negative) mantissa = -mantissa;
    std::uint32_t hash = 0;
    while (mantissa != 0) {
        hash = ((hash << 28) & modulus) | hash >> 3;
        mantissa *= 268435456.0;
        exponent -= 28;
        auto part = static_cast<std::uint32_t>(mantissa);
        mantissa -= part;
        hash += part;
        if (hash >= modulus) hash -= modulus;
    }
    exponent = exponent >= 0 ? exponent % 31 : 30 - ((-1 - exponent) % 31);
    hash = ((hash << exponent) & modulus) | hash >> (31 - exponent);
    auto result = static_cast<Hash>(hash);
    if (negative) result = -result;
    return result == -1 ? -2 : result;
}

Result<double> float_round(Runtime& rt, double number, std::int64_t places) {
    if (!std::isfinite(number) || places > 323) return number;
    if (places < -308) return 0.0 * number;
    DecimalDigits digits = fixed_digits(std::fabs(number), static_cast<int>(places));
    double result =
        double_from_digits(digits.digits, digits.exponent - static_cast<long>(digits.digits.size()));
    if (std::isinf(result)) return rt.overflow_error("rounded value too large to represent");
    return std::copysign(result, number);
}

}  // namespace bufferscope
