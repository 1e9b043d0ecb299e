// Whole numbers as text and back: digits in any base, and what int() accepts.
#include <vector>

#include "base/utf8.h"
#include "object/protocol.h"
#include "types/int_object.h"
#include "types/unicode.h"

namespace bufferscope {

using boost::multiprecision::limb_type;

namespace {

constexpr std::uint32_t chunk_value = 1'000'000'000;
constexpr unsigned chunk_digits = 9;

/// The magnitude in 32-bit pieces, lowest first.
std::vector<std::uint32_t> pieces_of(const BigInteger& number) {
    std::vector<std::uint32_t> pieces;
    const auto& backend = number.backend();
    for (unsigned i = 0; i < backend.size(); ++i) {
        std::uint64_t limb = backend.limbs()[i];
        pieces.push_back(static_cast<std::uint32_t>(limb));
        if (sizeof(limb_type) > 4) pieces.push_back(static_cast<std::uint32_t>(limb >> 32));
    }
    while (!pieces.empty() && pieces.back() == 0) pieces.pop_back();
    return pieces;
}

/// Appends the digits of a number of moderate size, with zeros in front up to `width`.
void append_chunks(std::string& out, const BigInteger& number, std::size_t width) {
    std::vector<std::uint32_t> pieces = pieces_of(number);
    std::string reversed;
    while (!pieces.empty()) {
        std::uint64_t rest = 0;
        for (std::size_t i = pieces.size(); i-- > 0;) {
            rest = rest << 32 | pieces[i];
            pieces[i] = static_cast<std::uint32_t>(rest / chunk_value);
            rest %= chunk_value;
        }
        if (pieces.back() == 0) pieces.pop_back();
        for (unsigned k = 0; k < chunk_digits; ++k, rest /= 10) {
            if (rest == 0 && pieces.empty()) break;
            reversed.push_back(static_cast<char>('0' + rest % 10));
        }
    }
    if (reversed.size() < width) out.append(width - reversed.size(), '0');
    out.append(reversed.rbegin(), reversed.rend());
}

/// powers[k] is 10 to the 9·2^k. Splits in halves until append_chunks is the faster way.
Result<void> append_split(Runtime& rt, std::string& out, const BigInteger& number,
                          const std::vector<BigInteger>& powers, std::size_t level, std::size_t width) {
    while (level > 0 && number < powers[level - 1]) {
        --level;
        std::size_t half = std::size_t{chunk_digits} << level;
        if (width > half) {
            out.append(width - half, '0');
            width = half;
        }
    }
    if (level < 6) {
        append_chunks(out, number, width);
        return {};
    }
    BigInteger high;
    BigInteger low;
    TRY(big_divide(rt, number, powers[level - 1], high, low));
    std::size_t half = std::size_t{chunk_digits} << (level - 1);
    TRY(append_split(rt, out, high, powers, level - 1, width > half ? width - half : 0));
    return append_split(rt, out, low, powers, level - 1, half);
}

Result<BigInteger> from_decimal(Runtime& rt, std::string_view digits, std::vector<BigInteger>& powers) {
    if (digits.size() <= 18) {
        std::uint64_t number = 0;
        for (char c : digits) number = number * 10 + static_cast<std::uint64_t>(c - '0');
        return BigInteger(number);
    }
    std::size_t level = 0;
    while ((std::size_t{chunk_digits} << (level + 1)) < digits.size()) ++level;
    while (powers.size() <= level) {
        if (powers.empty()) {
            powers.push_back(BigInteger(chunk_value));
        } else {
            BigInteger square = TRY(big_product(rt, powers.back(), powers.back()));
            powers.push_back(std::move(square));
        }
    }
    std::size_t low_size = std::size_t{chunk_digits} << level;
    BigInteger high = TRY(from_decimal(rt, digits.substr(0, digits.size() - low_size), powers));
    BigInteger low = TRY(from_decimal(rt, digits.substr(digits.size() - low_size), powers));
    high = TRY(big_product(rt, high, powers[level]));
    return BigInteger(high + low);
}

unsigned digit_value(char c) {
    if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
    if (c >= 'a' && c <= 'z') return static_cast<unsigned>(c - 'a') + 10;
    if (c >= 'A' && c <= 'Z') return static_cast<unsigned>(c - 'A') + 10;
    return 99;
}

bool is_power_of_two(int base) {
    return (base & (base - 1)) == 0;
}

Result<BigInteger> from_digits_slowly(Runtime& rt, std::string_view digits, unsigned base) {
    BigInteger result = 0;
    std::uint64_t chunk = 0;
    std::uint64_t scale = 1;
    for (char c : digits) {
        chunk = chunk * base + digit_value(c);
        scale *= base;
        if (scale > 0xFFFF'FFFFu / 36) {
            TRY(rt.count_work(result.backend().size()));
            result = result * scale + chunk;
            chunk = 0;
            scale = 1;
        }
    }
    return BigInteger(result * scale + chunk);
}

BigInteger from_bits(std::string_view digits, unsigned bits_each) {
    std::uint64_t bits = static_cast<std::uint64_t>(digits.size()) * bits_each;
    constexpr unsigned limb_bits = sizeof(limb_type) * 8;
    auto limbs = static_cast<unsigned>((bits + limb_bits - 1) / limb_bits);
    BigInteger result;
    auto& backend = result.backend();
    backend.resize(limbs == 0 ? 1 : limbs, limbs == 0 ? 1 : limbs);
    for (unsigned i = 0; i < backend.size(); ++i) backend.limbs()[i] = 0;
    std::uint64_t at = 0;
    for (std::size_t i = digits.size(); i-- > 0; at += bits_each) {
        limb_type value = digit_value(digits[i]);
        auto limb = static_cast<unsigned>(at / limb_bits);
        auto shift = static_cast<unsigned>(at % limb_bits);
        backend.limbs()[limb] |= value << shift;
        if (shift + bits_each > limb_bits && limb + 1 < backend.size()) {
            backend.limbs()[limb + 1] |= value >> (limb_bits - shift);
        }
    }
    backend.normalize();
    return result;
}

/// Base 10, of a number that is not negative.
Result<std::string> decimal_digits(Runtime& rt, const BigInteger& number) {
    std::string out;
    std::vector<BigInteger> powers;
    std::uint64_t bits = bit_length(number);
    if (bits > 2000) {
        powers.push_back(chunk_value);
        while (bit_length(powers.back()) * 2 <= bits + 1) {
            BigInteger square = TRY(big_product(rt, powers.back(), powers.back()));
            powers.push_back(std::move(square));
        }
    }
    TRY(append_split(rt, out, number, powers, powers.size(), 0));
    if (out.empty()) out = "0";
    return out;
}

}  // namespace

Result<std::string> int_to_text(Runtime& rt, const Value& value, int base) {
    std::string out;
    std::int64_t number;
    if (int_to_int64(value, number)) {
        auto rest = static_cast<std::uint64_t>(number);
        if (number < 0) rest = 0 - rest;
        char digits[66];
        std::size_t at = sizeof digits;
        do {
            auto digit = static_cast<unsigned>(rest % static_cast<unsigned>(base));
            digits[--at] = static_cast<char>(digit < 10 ? '0' + digit : 'a' + digit - 10);
            rest /= static_cast<unsigned>(base);
        } while (rest != 0);
        if (number < 0) digits[--at] = '-';
        out.assign(digits + at, sizeof digits - at);
        return out;
    }
    const BigInteger& big = value.as<IntObject>()->number;
    BigInteger magnitude = abs(big);
    if (big.sign() < 0) out.push_back('-');
    if (is_power_of_two(base)) {
        auto bits_each = static_cast<unsigned>(__builtin_ctz(static_cast<unsigned>(base)));
        std::vector<std::uint32_t> pieces = pieces_of(magnitude);
        std::uint64_t bits = bit_length(magnitude);
        for (std::uint64_t at = (bits + bits_each - 1) / bits_each; at-- > 0;) {
            std::uint64_t bit = at * bits_each;
            std::uint64_t window = pieces[bit / 32];
            if (bit / 32 + 1 < pieces.size())
                window |= static_cast<std::uint64_t>(pieces[bit / 32 + 1]) << 32;
            auto digit = static_cast<unsigned>(window >> bit % 32) & (static_cast<unsigned>(base) - 1);
            out.push_back(static_cast<char>(digit < 10 ? '0' + digit : 'a' + digit - 10));
        }
        return out;
    }
    if (base != 10) {
        std::string reversed;
        while (!magnitude.is_zero()) {
            TRY(rt.count_work(magnitude.backend().size()));
            auto digit = static_cast<unsigned>(low_magnitude(magnitude % base));
            magnitude /= base;
            reversed.push_back(static_cast<char>(digit < 10 ? '0' + digit : 'a' + digit - 10));
        }
        return out.append(reversed.rbegin(), reversed.rend());
    }
    auto too_long = [&] {
        return rt.value_error(
            "Exceeds the limit ({} digits) for integer string conversion; use sys.set_int_max_str_digits() "
            "to "
            "increase the limit",
            rt.int_max_str_digits);
    };
    auto limit = static_cast<std::uint64_t>(rt.int_max_str_digits);
    if (limit != 0 && bit_length(magnitude) > limit * 10 / 3 + 64) return too_long();
    std::string digits = TRY(decimal_digits(rt, magnitude));
    if (limit != 0 && digits.size() > limit) return too_long();
    return out + digits;
}

Result<Value> int_from_digits(Runtime& rt, std::string_view digits, int base) {
    if (digits.size() <= 12) {
        std::int64_t number = 0;
        for (char c : digits) number = number * base + digit_value(c);
        return new_int(rt, number);
    }
    if (is_power_of_two(base)) {
        return int_from_big(
            rt, from_bits(digits, static_cast<unsigned>(__builtin_ctz(static_cast<unsigned>(base)))));
    }
    if (base == 10) {
        std::vector<BigInteger> powers;
        BigInteger number = TRY(from_decimal(rt, digits, powers));
        return int_from_big(rt, std::move(number));
    }
    BigInteger number = TRY(from_digits_slowly(rt, digits, static_cast<unsigned>(base)));
    return int_from_big(rt, std::move(number));
}

Result<Value> int_from_text(Runtime& rt, std::string_view text, int base, const Value& original) {
    auto is_space = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
    int shown_base = base;
    bool valid = true;
    std::size_t at = 0;
    std::size_t end = text.size();
    while (at < end && is_space(text[at])) ++at;
    while (end > at && is_space(text[end - 1])) --end;
    bool negative = false;
    if (at < end && (text[at] == '+' || text[at] == '-')) negative = text[at++] == '-';
    bool must_be_zero = false;
    bool is_zero = true;
    auto letter = [&] {
        return end - at >= 2 && text[at] == '0' ? static_cast<char>(text[at + 1] | 0x20) : '\0';
    };
    int prefix_base = letter() == 'x' ? 16 : letter() == 'o' ? 8 : letter() == 'b' ? 2 : 0;
    if (base == 0) {
        if (prefix_base != 0) {
            base = prefix_base;
        } else {
            must_be_zero = at < end && text[at] == '0';
            base = 10;
        }
    }
    bool after_prefix = false;
    if (prefix_base == base && prefix_base != 0) {
        at += 2;
        after_prefix = true;
    }
    std::string digits;
    bool was_digit = after_prefix;  // an underscore may follow a prefix or a digit
    for (; at < end; ++at) {
        if (text[at] == '_') {
            if (!was_digit) valid = false;
            was_digit = false;
            continue;
        }
        if (digit_value(text[at]) >= static_cast<unsigned>(base)) {
            valid = false;
            break;
        }
        is_zero = is_zero && text[at] == '0';
        digits.push_back(text[at]);
        was_digit = true;
    }
    auto limit = static_cast<std::size_t>(rt.int_max_str_digits);
    bool wrong = !valid || digits.empty() || !was_digit;
    bool too_long = !is_power_of_two(base) && limit != 0 && digits.size() > limit;
    if (wrong || (!is_zero && must_be_zero && !too_long)) {
        std::string shown = TRY(repr_utf8(rt, original));
        std::size_t cut = 0;
        for (int i = 0; i < 200 && cut < shown.size(); ++i) decode_utf8(shown, cut);
        return rt.value_error("invalid literal for int() with base {}: {}", shown_base,
                              std::string_view(shown).substr(0, cut));
    }
    if (too_long) {
        return rt.value_error(
            "Exceeds the limit ({} digits) for integer string conversion: value has {} digits; use "
            "sys.set_int_max_str_digits() to increase the limit",
            rt.int_max_str_digits, digits.size());
    }
    Value result = TRY(int_from_digits(rt, digits, base));
    return negative ? int_negative(rt, result) : Result<Value>(std::move(result));
}

}  // namespace bufferscope
