// Shortest digits by {fmt}'s Dragonbox; exact digits in 128-bit arithmetic where it suffices, else in big
// integers.
#include "base/float_text.h"

#define FMT_HEADER_ONLY 1
#define FMT_EXCEPTIONS 0
#define FMT_ASSERT(condition, message) static_cast<void>(0)
#define FMT_STATIC_THOUSANDS_SEPARATOR ','
#define FMT_USE_FULL_CACHE_DRAGONBOX 0
#include <fmt/format.h>

#include <cmath>
#include <cstring>

#include "base/big_integer.h"
#include "base/text.h"

namespace bufferscope {
namespace {

/// number = mantissa × 2^exponent
void split(double number, std::uint64_t& mantissa, int& exponent) {
    std::uint64_t bits;
    std::memcpy(&bits, &number, 8);
    mantissa = bits & 0xF'FFFF'FFFF'FFFFu;
    int biased = static_cast<int>(bits >> 52 & 0x7FF);
    if (biased != 0) {
        mantissa |= std::uint64_t{1} << 52;
    } else {
        biased = 1;
    }
    exponent = biased - 1075;
}

std::string digits_of(std::uint64_t number) {
    std::string out;
    if (number != 0) append_decimal(out, static_cast<long long>(number));
    return out;
}

std::string digits_of(BigInteger number) {
    std::string reversed;
    while (!number.is_zero()) {
        auto rest = static_cast<std::uint32_t>(low_magnitude(number % 1'000'000'000u));
        number /= 1'000'000'000u;
        for (int i = 0; i < 9 && (rest != 0 || !number.is_zero()); ++i, rest /= 10) {
            reversed.push_back(static_cast<char>('0' + rest % 10));
        }
    }
    return {reversed.rbegin(), reversed.rend()};
}

/// Adds one in the last place.
void round_up(DecimalDigits& result) {
    std::string& digits = result.digits;
    std::size_t at = digits.size();
    while (at > 0 && digits[at - 1] == '9') digits[--at] = '0';
    if (at > 0) {
        ++digits[at - 1];
        return;
    }
    digits.insert(digits.begin(), '1');
    ++result.exponent;
}

/// All digits of the number, which are finitely many.
DecimalDigits all_digits(double number) {
    std::uint64_t mantissa;
    int exponent;
    split(number, mantissa, exponent);
    DecimalDigits result;
    if (mantissa == 0) return result;
    while ((mantissa & 1) == 0) {
        mantissa >>= 1;
        ++exponent;
    }
    BigInteger value(mantissa);
    if (exponent >= 0) {
        value <<= static_cast<unsigned>(exponent);
        result.digits = digits_of(std::move(value));
        result.exponent = static_cast<int>(result.digits.size());
        return result;
    }
    value *= pow(BigInteger(5), static_cast<unsigned>(-exponent));
    result.digits = digits_of(std::move(value));
    result.exponent = static_cast<int>(result.digits.size()) + exponent;
    return result;
}

/// Cuts to `count` digits (may be 0 or negative), rounding half to even.
void round_at(DecimalDigits& result, long count) {
    std::string& digits = result.digits;
    if (count >= static_cast<long>(digits.size())) {
        return;
    }
    if (count < 0) {
        digits.clear();
        return;
    }
    auto size = static_cast<std::size_t>(count);
    bool up = digits[size] > '5';
    if (digits[size] == '5') {
        bool more = false;
        for (std::size_t i = size + 1; i < digits.size(); ++i) more |= digits[i] != '0';
        up = more || (size > 0 && ((digits[size - 1] - '0') & 1));
    }
    digits.resize(size);
    if (up) round_up(result);
}

/// fixed_digits for numbers of usual size: the integer part fits 64 bits and the fraction 120 bits.
bool fixed_quickly(double number, int places, DecimalDigits& result) {
    std::uint64_t mantissa;
    int exponent;
    split(number, mantissa, exponent);
    if (exponent > 10 || exponent < -120 || places < 0 || places > 1000) return false;
    __extension__ using Wide = unsigned __int128;
    if (exponent >= 0) {
        result.digits = digits_of(mantissa << exponent);
        result.exponent = static_cast<int>(result.digits.size());
        result.digits.append(static_cast<std::size_t>(places), '0');
        return true;
    }
    auto shift = static_cast<unsigned>(-exponent);
    Wide fraction = mantissa;
    std::uint64_t whole = shift < 64 ? mantissa >> shift : 0;
    Wide mask = (Wide{1} << shift) - 1;
    fraction &= mask;
    result.digits = digits_of(whole);
    result.exponent = static_cast<int>(result.digits.size());
    for (int i = 0; i < places; ++i) {
        fraction *= 10;
        auto digit = static_cast<int>(fraction >> shift);
        fraction &= mask;
        if (digit == 0 && result.digits.empty()) {
            --result.exponent;
        } else {
            result.digits.push_back(static_cast<char>('0' + digit));
        }
    }
    Wide half = Wide{1} << (shift - 1);
    bool odd = !result.digits.empty() && ((result.digits.back() - '0') & 1);
    if (fraction > half || (fraction == half && odd)) {
        if (result.digits.empty()) {
            result.digits = "1";
            ++result.exponent;
        } else {
            round_up(result);
        }
    }
    return true;
}

}  // namespace

DecimalDigits shortest_digits(double number) {
    DecimalDigits result;
    if (number == 0) return result;
    auto decimal = fmt::detail::dragonbox::to_decimal(number);
    result.digits = digits_of(decimal.significand);
    result.exponent = decimal.exponent + static_cast<int>(result.digits.size());
    while (result.digits.back() == '0') result.digits.pop_back();
    return result;
}

DecimalDigits significant_digits(double number, int count) {
    DecimalDigits result;
    if (number != 0) {
        int decade = static_cast<int>(std::floor(std::log10(number))) + 1;
        for (int attempt = 0; attempt < 3; ++attempt) {  // the estimate may be off by one, rounding may carry
            if (!fixed_quickly(number, count - decade, result)) break;
            int size = static_cast<int>(result.digits.size());
            // What looks like a power of ten may have been rounded up one place too early.
            bool like_power = size == count && result.digits.find_first_not_of('0', 1) == std::string::npos;
            DecimalDigits finer;
            if (like_power && fixed_quickly(number, count - decade + 1, finer) &&
                static_cast<int>(finer.digits.size()) == count) {
                return finer;
            }
            if (size == count) return result;
            decade += size > count ? 1 : -1;
            result = {};
        }
        result = all_digits(number);
        round_at(result, count);
    }
    if (static_cast<int>(result.digits.size()) > count) result.digits.resize(static_cast<std::size_t>(count));
    result.digits.append(static_cast<std::size_t>(count) - result.digits.size(), '0');
    return result;
}

DecimalDigits fixed_digits(double number, int places) {
    DecimalDigits result;
    if (number == 0) return result;
    if (fixed_quickly(number, places, result)) return result;
    result = all_digits(number);
    long count = static_cast<long>(result.exponent) + places;
    round_at(result, count);
    if (result.digits.empty()) {
        result.exponent = -places;
        return result;
    }
    long wanted = static_cast<long>(result.exponent) + places;
    if (static_cast<long>(result.digits.size()) < wanted) {
        result.digits.append(static_cast<std::size_t>(wanted) - result.digits.size(), '0');
    }
    return result;
}

double double_from_digits(std::string_view digits, long exponent) {
    while (!digits.empty() && digits.front() == '0') digits.remove_prefix(1);
    while (!digits.empty() && digits.back() == '0') {
        digits.remove_suffix(1);
        ++exponent;
    }
    if (digits.empty()) return 0;
    long magnitude = static_cast<long>(digits.size()) + exponent;
    if (magnitude > 310) return HUGE_VAL;
    if (magnitude < -330) return 0;
    if (digits.size() <= 15 && exponent >= -22 &&
        exponent <= 22) {  // both exact: one correctly rounded operation
        std::uint64_t number = 0;
        for (char c : digits) number = number * 10 + static_cast<std::uint64_t>(c - '0');
        double power = 1;
        for (long i = exponent < 0 ? -exponent : exponent; i > 0; --i) power *= 10;
        return exponent < 0 ? static_cast<double>(number) / power : static_cast<double>(number) * power;
    }
    std::string kept(digits);
    if (kept.size() > 800) {  // no double needs more to be told from its neighbours
        exponent += static_cast<long>(kept.size()) - 800;
        kept.resize(800);
        kept.back() = '1';  // something follows
    }
    BigInteger numerator = 0;
    for (std::size_t at = 0; at < kept.size();) {
        std::uint32_t chunk = 0;
        std::uint32_t scale = 1;
        for (; at < kept.size() && scale < 1'000'000'000u; ++at, scale *= 10) {
            chunk = chunk * 10 + static_cast<std::uint32_t>(kept[at] - '0');
        }
        numerator = numerator * scale + chunk;
    }
    BigInteger denominator = 1;
    if (exponent >= 0) {
        numerator *= pow(BigInteger(10), static_cast<unsigned>(exponent));
    } else {
        denominator = pow(BigInteger(10), static_cast<unsigned>(-exponent));
    }
    // quotient of 64 or 65 bits, fewer where the result is subnormal (then the last bit kept is worth
    // 2^-1074)
    long shift = static_cast<long>(bit_length(numerator)) - static_cast<long>(bit_length(denominator)) - 64;
    if (shift < -1076) shift = -1076;
    if (shift > 0) {
        denominator <<= static_cast<unsigned>(shift);
    } else {
        numerator <<= static_cast<unsigned>(-shift);
    }
    BigInteger quotient;
    BigInteger remainder;
    boost::multiprecision::divide_qr(numerator, denominator, quotient, remainder);
    bool sticky = !remainder.is_zero();
    int length = static_cast<int>(bit_length(quotient));
    long lowest = -1074 - shift;  // bits below the last that a subnormal can hold
    long drop = length - 53 > lowest ? length - 53 : lowest;
    if (drop > 0) {
        BigInteger low = quotient & ((BigInteger(1) << static_cast<unsigned>(drop)) - 1);
        BigInteger half = BigInteger(1) << static_cast<unsigned>(drop - 1);
        quotient >>= static_cast<unsigned>(drop);
        bool odd = low_magnitude(quotient) & 1;
        if (low > half || (low == half && (sticky || odd))) ++quotient;
        shift += drop;
    }
    return std::ldexp(static_cast<double>(low_magnitude(quotient)), static_cast<int>(shift));
}

}  // namespace bufferscope
