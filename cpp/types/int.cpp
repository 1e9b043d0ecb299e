// Whole numbers: making, reading and arithmetic, fast in 64 bits and exact beyond.
#include "types/int.h"

#include <cmath>
#include <limits>

#include "object/protocol.h"
#include "types/float.h"
#include "types/int_object.h"

namespace bufferscope {

using boost::multiprecision::limb_type;

namespace {

constexpr std::uint64_t most_bits = std::uint64_t{1} << 31;

/// Both operands as 64-bit numbers: false when one is bigger.
bool both_int64(const Value& left, const Value& right, std::int64_t& a, std::int64_t& b) {
    return int_to_int64(left, a) && int_to_int64(right, b);
}

/// Refuses results that memory could not hold.
Result<void> check_bits(Runtime& rt, std::uint64_t bits) {
    if (bits > most_bits) return rt.memory_error();
    std::size_t free_bytes =
        rt.heap.bytes_in_use() < rt.heap.limit() ? rt.heap.limit() - rt.heap.bytes_in_use() : 0;
    if (bits / 8 > free_bytes / 4) return rt.memory_error();
    return {};
}

Result<void> floor_divide(Runtime& rt, const BigInteger& a, const BigInteger& b, BigInteger& quotient,
                          BigInteger& remainder) {
    TRY(big_divide(rt, a, b, quotient, remainder));
    if (!remainder.is_zero() && (remainder.sign() < 0) != (b.sign() < 0)) {
        --quotient;
        remainder += b;
    }
    return {};
}

std::int64_t floor_quotient(std::int64_t a, std::int64_t b) {
    std::int64_t quotient = a / b;
    return (a % b != 0 && (a < 0) != (b < 0)) ? quotient - 1 : quotient;
}

std::int64_t floor_modulo(std::int64_t a, std::int64_t b) {
    std::int64_t remainder = a % b;
    return (remainder != 0 && (remainder < 0) != (b < 0)) ? remainder + b : remainder;
}

Error division_by_zero(Runtime& rt) {
    return rt.raise(BuiltinType::ZeroDivisionError, "division by zero");
}

/// number * 2**exponent rounded half to even, given that `bits` holds more than 53 significant bits only if
/// the last one is sticky.
double round_scaled(std::uint64_t bits, int exponent) {
    return std::ldexp(static_cast<double>(bits), exponent);
}

}  // namespace

// ---- making and reading

Value int_from_big(Runtime& rt, BigInteger number) {
    if (bit_length(number) <= 31) {
        auto magnitude = static_cast<std::int64_t>(low_magnitude(number));
        std::int64_t small = number.sign() < 0 ? -magnitude : magnitude;
        if (Value::fits_small(small)) return Value::small(small);
    }
    auto* object = rt.allocate<IntObject>(rt.type(BuiltinType::int_));
    object->number = std::move(number);
    return Value::adopt(object);
}

Value new_int(Runtime& rt, std::int64_t number) {
    if (Value::fits_small(number)) return Value::small(number);
    auto* object = rt.allocate<IntObject>(rt.type(BuiltinType::int_));
    object->number = number;
    return Value::adopt(object);
}

Value new_int_unsigned(Runtime& rt, std::uint64_t number) {
    if (number <= static_cast<std::uint64_t>(Value::max_small)) {
        return Value::small(static_cast<std::int64_t>(number));
    }
    return int_from_big(rt, BigInteger(number));
}

Result<Value> int_from_double(Runtime& rt, double number) {
    if (std::isinf(number)) return rt.overflow_error("cannot convert float infinity to integer");
    if (std::isnan(number)) return rt.value_error("cannot convert float NaN to integer");
    number = std::trunc(number);
    if (number >= -9e18 && number <= 9e18) return new_int(rt, static_cast<std::int64_t>(number));
    int exponent;
    double fraction = std::frexp(number, &exponent);
    BigInteger result(static_cast<std::int64_t>(std::ldexp(fraction, 53)));
    bool negative = result.sign() < 0;
    if (negative) result.backend().negate();
    result <<= static_cast<unsigned>(exponent - 53);
    if (negative) result.backend().negate();
    return int_from_big(rt, std::move(result));
}

Value int_plain(Runtime& rt, const Value& number) {
    if (number.is_small_int()) return number;
    if (number.is_bool()) return Value::small(number.is_true());
    if (number.object()->type == rt.type(BuiltinType::int_)) return number;
    return int_from_big(rt, number.as<IntObject>()->number);
}

bool int_to_int64(const Value& value, std::int64_t& out) {
    if (value.is_small_int()) {
        out = value.small_int();
        return true;
    }
    if (!value.is_object()) {
        out = value.is_true();
        return true;
    }
    const BigInteger& number = value.as<IntObject>()->number;
    std::uint64_t bits = bit_length(number);
    std::uint64_t magnitude = low_magnitude(number);
    constexpr std::uint64_t lowest = std::uint64_t{1} << 63;
    if (bits < 64 || (bits == 64 && magnitude == lowest && number.sign() < 0)) {
        out = static_cast<std::int64_t>(number.sign() < 0 ? 0 - magnitude : magnitude);
        return true;
    }
    return false;
}

Result<Size> size_argument(Runtime& rt, const Value& value) {
    Value whole = TRY(index(rt, value));
    std::int64_t number;
    if (!int_to_int64(whole, number) || number > max_size || number < -std::int64_t{max_size} - 1) {
        return rt.overflow_error("Python int too large to convert to C ssize_t");
    }
    return static_cast<Size>(number);
}

Result<Size> size_of_int(Runtime& rt, const Value& value) {
    if (!is_int(value)) return rt.type_error("an integer is required");
    return size_argument(rt, value);
}

std::uint64_t int_low_bits(const Value& value) {
    if (value.is_small_int()) return static_cast<std::uint64_t>(std::int64_t{value.small_int()});
    if (!value.is_object()) return value.is_true();
    const BigInteger& number = value.as<IntObject>()->number;
    return number.sign() < 0 ? 0 - low_magnitude(number) : low_magnitude(number);
}

int int_sign(const Value& value) {
    if (value.is_small_int()) return value.small_int() < 0 ? -1 : value.small_int() > 0;
    if (!value.is_object()) return value.is_true();
    return value.as<IntObject>()->number.sign();
}

std::uint64_t int_bit_length(const Value& value) {
    if (value.is_object()) return bit_length(value.as<IntObject>()->number);
    std::uint64_t low = int_low_bits(value);
    if (int_sign(value) < 0) low = 0 - low;
    return low == 0 ? 0 : 64u - static_cast<unsigned>(__builtin_clzll(low));
}

Result<double> int_to_double(Runtime& rt, const Value& value) {
    std::int64_t number;
    if (int_to_int64(value, number)) return static_cast<double>(number);
    const BigInteger& big = value.as<IntObject>()->number;
    std::uint64_t bits = bit_length(big);
    if (bits > 1024) return rt.overflow_error("int too large to convert to float");
    BigInteger magnitude = abs(big);
    auto shift = static_cast<unsigned>(bits > 64 ? bits - 64 : 0);
    std::uint64_t top = low_magnitude(magnitude >> shift);
    if (shift > 0 && lsb(magnitude) < shift) top |= 1;
    double result = round_scaled(top, static_cast<int>(shift));
    if (std::isinf(result)) return rt.overflow_error("int too large to convert to float");
    return big.sign() < 0 ? -result : result;
}

int int_compare(const Value& left, const Value& right) {
    std::int64_t a;
    std::int64_t b;
    if (both_int64(left, right, a, b)) return a < b ? -1 : a > b;
    BigInteger scratch_a;
    BigInteger scratch_b;
    int order = big_of(left, scratch_a).compare(big_of(right, scratch_b));
    return order < 0 ? -1 : order > 0;
}

int int_compare_double(const Value& left, double right) {
    if (std::isinf(right)) return right > 0 ? -1 : 1;
    std::int64_t number;
    if (int_to_int64(left, number)) {
        if (right >= 9.3e18) return -1;
        if (right <= -9.3e18) return 1;
        double whole = std::floor(right);
        if (whole < 9.2e18 && whole > -9.2e18) {
            auto other = static_cast<std::int64_t>(whole);
            if (number != other) return number < other ? -1 : 1;
            return right > whole ? -1 : 0;
        }
        // between 9.2e18 and 9.3e18 in magnitude: exact in long form below
    }
    int sign = int_sign(left);
    double magnitude = std::fabs(right);
    int right_sign = right < 0 ? -1 : right > 0;
    if (sign != right_sign) return sign < right_sign ? -1 : 1;
    int exponent;
    double fraction = std::frexp(magnitude, &exponent);
    BigInteger scratch;
    BigInteger whole(static_cast<std::int64_t>(std::ldexp(fraction, 53)));
    BigInteger size = abs(big_of(left, scratch));
    if (exponent >= 53) {
        whole <<= static_cast<unsigned>(exponent - 53);
    } else {
        size <<= static_cast<unsigned>(53 - exponent);
    }
    int order = size.compare(whole);
    order = order < 0 ? -1 : order > 0;
    return sign < 0 ? -order : order;
}

Hash int_hash(const Value& value) {
    constexpr std::uint32_t modulus = 0x7FFF'FFFF;
    std::uint32_t rest;
    if (value.is_object()) {
        BigInteger magnitude = abs(value.as<IntObject>()->number);
        rest = static_cast<std::uint32_t>(low_magnitude(magnitude % modulus));
    } else {
        std::int64_t number = 0;
        int_to_int64(value, number);
        rest = static_cast<std::uint32_t>((number < 0 ? -number : number) % modulus);
    }
    auto result = static_cast<Hash>(rest);
    if (int_sign(value) < 0) result = -result;
    return result == -1 ? -2 : result;
}

bool int_to_bytes(const Value& value, std::uint8_t* out, Size size, bool is_signed) {
    bool negative = int_sign(value) < 0;
    if (negative && !is_signed) return false;
    std::uint64_t room = static_cast<std::uint64_t>(size) * 8;
    BigInteger scratch;
    BigInteger number = big_of(value, scratch);
    if (negative) number = -number - 1;  // the complement's bits
    std::uint64_t bits = bit_length(number) + (is_signed ? 1 : 0);
    if (bits > room && !(number.is_zero() && size == 0 && !negative)) return false;
    const auto& backend = number.backend();
    std::uint8_t flip = negative ? 0xFF : 0;
    for (Size i = 0; i < size; ++i) {
        unsigned limb = static_cast<unsigned>(i) / sizeof(limb_type);
        unsigned shift = static_cast<unsigned>(i) % sizeof(limb_type) * 8;
        limb_type bits_there = limb < backend.size() ? backend.limbs()[limb] : 0;
        out[i] = static_cast<std::uint8_t>(bits_there >> shift) ^ flip;
    }
    return true;
}

Value int_from_bytes(Runtime& rt, const std::uint8_t* bytes, Size size, bool is_signed) {
    bool negative = is_signed && size > 0 && (bytes[size - 1] & 0x80);
    if (size <= 7) {
        std::int64_t number = 0;
        for (Size i = size; i-- > 0;) number = number << 8 | bytes[i];
        if (negative) number -= std::int64_t{1} << (8 * size);
        return new_int(rt, number);
    }
    BigInteger number;
    auto& backend = number.backend();
    unsigned limbs = (static_cast<unsigned>(size) + sizeof(limb_type) - 1) / sizeof(limb_type);
    backend.resize(limbs, limbs);
    for (unsigned i = 0; i < limbs; ++i) {
        limb_type limb = 0;
        for (unsigned k = sizeof(limb_type); k-- > 0;) {
            std::size_t at = i * sizeof(limb_type) + k;
            limb = limb << 8 | (at < static_cast<std::size_t>(size) ? bytes[at] : 0);
        }
        backend.limbs()[i] = limb;
    }
    backend.normalize();
    if (negative) number -= BigInteger(1) << (static_cast<unsigned>(size) * 8u);
    return int_from_big(rt, std::move(number));
}

// ---- arithmetic

bool quick_int_binary(Runtime& rt, BinaryOperator op, Value& left, const Value& right) {
    const Type* int_type = rt.type(BuiltinType::int_);
    auto is_exact = [int_type](const Value& value) {
        return value.is_small_int() || (value.is_object() && value.object()->type == int_type);
    };
    std::int64_t a;
    std::int64_t b;
    if (!is_exact(left) || !is_exact(right) || !both_int64(left, right, a, b)) return false;
    std::int64_t answer;
    bool overflows = op == BinaryOperator::add        ? __builtin_add_overflow(a, b, &answer)
                     : op == BinaryOperator::subtract ? __builtin_sub_overflow(a, b, &answer)
                     : op == BinaryOperator::multiply ? __builtin_mul_overflow(a, b, &answer)
                                                      : true;
    if (overflows) return false;
    if (left.is_object() && left.object()->references == 1 && !Value::fits_small(answer)) {
        left.as<IntObject>()->number = answer;
    } else {
        left = new_int(rt, answer);
    }
    return true;
}

Result<Value> int_add(Runtime& rt, const Value& left, const Value& right) {
    std::int64_t a;
    std::int64_t b;
    std::int64_t sum;
    if (both_int64(left, right, a, b) && !__builtin_add_overflow(a, b, &sum)) return new_int(rt, sum);
    BigInteger scratch_a;
    BigInteger scratch_b;
    return int_from_big(rt, big_of(left, scratch_a) + big_of(right, scratch_b));
}

Result<Value> int_subtract(Runtime& rt, const Value& left, const Value& right) {
    std::int64_t a;
    std::int64_t b;
    std::int64_t difference;
    if (both_int64(left, right, a, b) && !__builtin_sub_overflow(a, b, &difference)) {
        return new_int(rt, difference);
    }
    BigInteger scratch_a;
    BigInteger scratch_b;
    return int_from_big(rt, big_of(left, scratch_a) - big_of(right, scratch_b));
}

Result<Value> int_multiply(Runtime& rt, const Value& left, const Value& right) {
    std::int64_t a;
    std::int64_t b;
    std::int64_t product;
    if (both_int64(left, right, a, b) && !__builtin_mul_overflow(a, b, &product)) return new_int(rt, product);
    BigInteger scratch_a;
    BigInteger scratch_b;
    const BigInteger& x = big_of(left, scratch_a);
    const BigInteger& y = big_of(right, scratch_b);
    std::uint64_t bits = bit_length(x) + bit_length(y);
    TRY(check_bits(rt, bits));
    BigInteger result = TRY(big_product(rt, x, y));
    return int_from_big(rt, std::move(result));
}

Result<Value> int_floor_divide(Runtime& rt, const Value& left, const Value& right) {
    if (int_sign(right) == 0) return division_by_zero(rt);
    std::int64_t a;
    std::int64_t b;
    if (both_int64(left, right, a, b) && !(b == -1 && a == INT64_MIN)) {
        return new_int(rt, floor_quotient(a, b));
    }
    BigInteger scratch_a;
    BigInteger scratch_b;
    const BigInteger& x = big_of(left, scratch_a);
    const BigInteger& y = big_of(right, scratch_b);
    BigInteger quotient;
    BigInteger remainder;
    TRY(floor_divide(rt, x, y, quotient, remainder));
    return int_from_big(rt, std::move(quotient));
}

Result<Value> int_remainder(Runtime& rt, const Value& left, const Value& right) {
    if (int_sign(right) == 0) return division_by_zero(rt);
    std::int64_t a;
    std::int64_t b;
    if (both_int64(left, right, a, b)) return new_int(rt, b == -1 ? 0 : floor_modulo(a, b));
    BigInteger scratch_a;
    BigInteger scratch_b;
    const BigInteger& x = big_of(left, scratch_a);
    const BigInteger& y = big_of(right, scratch_b);
    BigInteger quotient;
    BigInteger remainder;
    TRY(floor_divide(rt, x, y, quotient, remainder));
    return int_from_big(rt, std::move(remainder));
}

/// Correctly rounded, as long_true_divide.
Result<Value> int_true_divide(Runtime& rt, const Value& left, const Value& right) {
    if (int_sign(right) == 0) return division_by_zero(rt);
    constexpr std::int64_t exact = std::int64_t{1} << 53;
    std::int64_t a;
    std::int64_t b;
    if (both_int64(left, right, a, b) && a <= exact && a >= -exact && b <= exact && b >= -exact) {
        return new_float(rt, static_cast<double>(a) / static_cast<double>(b));
    }
    bool negative = (int_sign(left) < 0) != (int_sign(right) < 0);
    if (int_sign(left) == 0) return new_float(rt, negative ? -0.0 : 0.0);
    BigInteger scratch_a;
    BigInteger scratch_b;
    BigInteger x = abs(big_of(left, scratch_a));
    BigInteger y = abs(big_of(right, scratch_b));
    std::int64_t difference =
        static_cast<std::int64_t>(bit_length(x)) - static_cast<std::int64_t>(bit_length(y));
    auto too_large = [&] { return rt.overflow_error("integer division result too large for a float"); };
    if (difference > 1024) return too_large();
    if (difference < -1074 - 1) return new_float(rt, negative ? -0.0 : 0.0);
    // The quotient gets 55 or 56 bits, fewer where the result is subnormal, so that one rounding decides.
    std::int64_t shift = (difference > -1021 ? difference : -1021) - 55;
    if (shift > 0) {
        y <<= static_cast<unsigned>(shift);
    } else {
        x <<= static_cast<unsigned>(-shift);
    }
    BigInteger quotient;
    BigInteger remainder;
    TRY(big_divide(rt, x, y, quotient, remainder));
    std::uint64_t bits = low_magnitude(quotient) | (remainder.is_zero() ? 0u : 1u);
    int length = bits == 0 ? 0 : 64 - __builtin_clzll(bits);
    std::int64_t lowest = -1021 - shift;
    int extra = static_cast<int>(length > lowest ? length : lowest) - 53;
    std::uint64_t mask = std::uint64_t{1} << (extra - 1);
    std::uint64_t low = bits | (remainder.is_zero() ? 0u : 1u);
    if ((low & mask) && (low & (3 * mask - 1))) bits = low + mask;
    bits &= ~(2 * mask - 1);
    double result = std::ldexp(static_cast<double>(bits), static_cast<int>(shift));
    if (std::isinf(result)) return too_large();
    return new_float(rt, negative ? -result : result);
}

namespace {

Result<Value> modular_power(Runtime& rt, const Value& base, const Value& exponent, const Value& modulus) {
    if (int_sign(modulus) == 0) return rt.value_error("pow() 3rd argument cannot be 0");
    BigInteger scratch_a;
    BigInteger scratch_b;
    BigInteger scratch_c;
    BigInteger m = big_of(modulus, scratch_c);
    bool negative_modulus = m.sign() < 0;
    m = abs(m);
    if (m == 1) return Value::small(0);
    BigInteger x = big_of(base, scratch_a) % m;
    if (x.sign() < 0) x += m;
    BigInteger e = big_of(exponent, scratch_b);
    if (e.sign() < 0) {
        BigInteger old_rest = m;
        BigInteger rest = x;
        BigInteger old_factor = 0;
        BigInteger factor = 1;
        while (!rest.is_zero()) {
            BigInteger quotient;
            BigInteger next;
            TRY(big_divide(rt, old_rest, rest, quotient, next));
            old_rest = std::move(rest);
            rest = std::move(next);
            BigInteger next_factor = TRY(big_product(rt, quotient, factor));
            next_factor = old_factor - next_factor;
            old_factor = std::move(factor);
            factor = std::move(next_factor);
        }
        if (old_rest != 1) return rt.value_error("base is not invertible for the given modulus");
        x = old_factor % m;
        if (x.sign() < 0) x += m;
        e = -e;
    }
    BigInteger result = 1;
    BigInteger ignored;
    auto multiply = [&](const BigInteger& factor) -> Result<void> {
        TRY(rt.count_work(8));
        BigInteger product = TRY(big_product(rt, result, factor));
        return big_divide(rt, product, m, ignored, result);
    };
    for (std::uint64_t bit = bit_length(e); bit-- > 0;) {
        TRY(multiply(result));
        if (bit_test(e, static_cast<unsigned>(bit))) TRY(multiply(x));
    }
    if (negative_modulus && !result.is_zero()) result -= m;
    return int_from_big(rt, std::move(result));
}

}  // namespace

Result<Value> int_power(Runtime& rt, const Value& base, const Value& exponent, const Value& modulus) {
    if (!modulus.is_empty()) return modular_power(rt, base, exponent, modulus);
    int sign = int_sign(exponent);
    if (sign == 0) return Value::small(1);
    std::int64_t small_base;
    bool is_small = int_to_int64(base, small_base);
    if (sign < 0) {
        if (int_sign(base) == 0) return rt.raise(BuiltinType::ZeroDivisionError, "zero to a negative power");
        double x = TRY(int_to_double(rt, base));
        double y = TRY(int_to_double(rt, exponent));
        return new_float(rt, std::pow(x, y));
    }
    bool odd = int_low_bits(exponent) & 1;
    if (is_small && small_base >= -1 && small_base <= 1) {
        return Value::small(small_base == -1 ? (odd ? -1 : 1) : small_base);
    }
    std::int64_t count;
    if (!int_to_int64(exponent, count) || count > static_cast<std::int64_t>(most_bits))
        return rt.memory_error();
    std::uint64_t bits = (int_bit_length(base) - 1) * static_cast<std::uint64_t>(count);
    TRY(check_bits(rt, bits));
    if (is_small && (small_base == 2)) {
        return int_from_big(rt, BigInteger(1) << static_cast<unsigned>(count));
    }
    std::int64_t fast = 1;
    std::int64_t factor = is_small ? small_base : 0;
    if (is_small && int_bit_length(base) * static_cast<std::uint64_t>(count) < 63) {
        for (std::int64_t rest = count; rest > 0; rest >>= 1) {
            if (rest & 1) fast *= factor;
            if (rest > 1) factor *= factor;
        }
        return new_int(rt, fast);
    }
    BigInteger scratch;
    const BigInteger& x = big_of(base, scratch);
    BigInteger result = 1;
    for (int bit = 64 - __builtin_clzll(static_cast<std::uint64_t>(count)); bit-- > 0;) {
        result = TRY(big_product(rt, result, result));
        if (count >> bit & 1) result = TRY(big_product(rt, result, x));
    }
    return int_from_big(rt, std::move(result));
}

Result<Value> int_left_shift(Runtime& rt, const Value& left, const Value& right) {
    if (int_sign(right) < 0) return rt.value_error("negative shift count");
    if (int_sign(left) == 0) return Value::small(0);
    std::int64_t count;
    if (!int_to_int64(right, count) || count > std::int64_t{1} << 34) {
        return rt.overflow_error("too many digits in integer");
    }
    std::int64_t number;
    if (count < 32 && int_to_int64(left, number) && number > -(std::int64_t{1} << 31) &&
        number < (std::int64_t{1} << 31)) {
        return new_int(rt, number * (std::int64_t{1} << count));
    }
    TRY(check_bits(rt, int_bit_length(left) + static_cast<std::uint64_t>(count)));
    BigInteger scratch;
    const BigInteger& x = big_of(left, scratch);
    BigInteger result = abs(x) << static_cast<unsigned>(count);
    if (x.sign() < 0) result.backend().negate();
    return int_from_big(rt, std::move(result));
}

Result<Value> int_right_shift(Runtime& rt, const Value& left, const Value& right) {
    if (int_sign(right) < 0) return rt.value_error("negative shift count");
    bool negative = int_sign(left) < 0;
    std::int64_t count;
    if (!int_to_int64(right, count) || static_cast<std::uint64_t>(count) > int_bit_length(left)) {
        return Value::small(negative ? -1 : 0);
    }
    std::int64_t number;
    if (int_to_int64(left, number)) return new_int(rt, number >> (count > 63 ? 63 : count));
    BigInteger result = left.as<IntObject>()->number;
    if (negative) result = -result - 1;
    result >>= static_cast<unsigned>(count);
    if (negative) result = -result - 1;
    return int_from_big(rt, std::move(result));
}

Result<Value> int_bit_and(Runtime& rt, const Value& left, const Value& right) {
    std::int64_t a;
    std::int64_t b;
    if (both_int64(left, right, a, b)) return new_int(rt, a & b);
    BigInteger scratch_a;
    BigInteger scratch_b;
    return int_from_big(rt, big_of(left, scratch_a) & big_of(right, scratch_b));
}

Result<Value> int_bit_or(Runtime& rt, const Value& left, const Value& right) {
    std::int64_t a;
    std::int64_t b;
    if (both_int64(left, right, a, b)) return new_int(rt, a | b);
    BigInteger scratch_a;
    BigInteger scratch_b;
    return int_from_big(rt, big_of(left, scratch_a) | big_of(right, scratch_b));
}

Result<Value> int_bit_xor(Runtime& rt, const Value& left, const Value& right) {
    std::int64_t a;
    std::int64_t b;
    if (both_int64(left, right, a, b)) return new_int(rt, a ^ b);
    BigInteger scratch_a;
    BigInteger scratch_b;
    return int_from_big(rt, big_of(left, scratch_a) ^ big_of(right, scratch_b));
}

Result<Value> int_negative(Runtime& rt, const Value& value) {
    if (!value.is_object()) return new_int(rt, -static_cast<std::int64_t>(int_low_bits(value)));
    return int_from_big(rt, -value.as<IntObject>()->number);
}

Result<Value> int_absolute(Runtime& rt, const Value& value) {
    if (int_sign(value) < 0) return int_negative(rt, value);
    return int_plain(rt, value);
}

Result<Value> int_gcd(Runtime& rt, const Value& left, const Value& right) {
    std::int64_t a;
    std::int64_t b;
    if (both_int64(left, right, a, b)) {
        std::uint64_t x = a < 0 ? 0 - static_cast<std::uint64_t>(a) : static_cast<std::uint64_t>(a);
        std::uint64_t y = b < 0 ? 0 - static_cast<std::uint64_t>(b) : static_cast<std::uint64_t>(b);
        while (y != 0) {
            std::uint64_t rest = x % y;
            x = y;
            y = rest;
        }
        return new_int_unsigned(rt, x);
    }
    BigInteger scratch_a;
    BigInteger scratch_b;
    BigInteger x = abs(big_of(left, scratch_a));
    BigInteger y = abs(big_of(right, scratch_b));
    BigInteger quotient;
    while (!y.is_zero()) {
        BigInteger rest;
        TRY(big_divide(rt, x, y, quotient, rest));
        x = std::move(y);
        y = std::move(rest);
    }
    return int_from_big(rt, std::move(x));
}

Result<Value> int_square_root(Runtime& rt, const Value& value) {
    BigInteger scratch;
    const BigInteger& number = big_of(value, scratch);
    if (number.is_zero()) return Value::small(0);
    BigInteger root = BigInteger(1) << static_cast<unsigned>((bit_length(number) + 1) / 2);
    while (true) {
        BigInteger next;
        BigInteger ignored;
        TRY(big_divide(rt, number, root, next, ignored));
        next = (root + next) >> 1u;
        if (next >= root) return int_from_big(rt, std::move(root));
        root = std::move(next);
    }
}

}  // namespace bufferscope
