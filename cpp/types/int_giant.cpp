// Products and quotients of any size in steps that pay for themselves, so that a run can be stopped inside
// one.
#include "types/int_object.h"

namespace bufferscope {

namespace {

using boost::multiprecision::limb_type;

constexpr unsigned limb_bits = sizeof(limb_type) * 8;
/// Products of limbs done without looking up: some milliseconds.
constexpr std::uint64_t most_at_once = 4'000'000;

std::uint64_t limbs_of(const BigInteger& number) {
    return number.backend().size();
}

/// Cuts a number that is not negative after its lowest `limbs`.
void cut(const BigInteger& number, std::uint64_t limbs, BigInteger& high, BigInteger& low) {
    auto bits = static_cast<unsigned>(limbs * limb_bits);
    high = number >> bits;
    low = number - (high << bits);
}

/// Karatsuba's product of numbers that are not negative, in leaves that Boost does at once.
Result<BigInteger> product(Runtime& rt, const BigInteger& x, const BigInteger& y) {
    std::uint64_t m = limbs_of(x);
    std::uint64_t n = limbs_of(y);
    if (m < n) return product(rt, y, x);
    TRY(rt.count_work(static_cast<std::int64_t>(m * n < most_at_once ? m * n / 4 : m)));
    if (m * n <= most_at_once) return BigInteger(x * y);
    std::uint64_t half = m / 2;
    auto bits = static_cast<unsigned>(half * limb_bits);
    BigInteger high;
    BigInteger low;
    cut(x, half, high, low);
    if (n <= half) {
        BigInteger top = TRY(product(rt, high, y));
        BigInteger rest = TRY(product(rt, low, y));
        return BigInteger((top << bits) + rest);
    }
    BigInteger other_high;
    BigInteger other_low;
    cut(y, half, other_high, other_low);
    BigInteger top = TRY(product(rt, high, other_high));
    BigInteger bottom = TRY(product(rt, low, other_low));
    high += low;
    other_high += other_low;
    BigInteger middle = TRY(product(rt, high, other_high));
    middle -= top;
    middle -= bottom;
    return BigInteger((((top << bits) + middle) << bits) + bottom);
}

/// The quotient of numbers that are not negative; what is left takes the place of `x`.
Result<BigInteger> quotient_of(Runtime& rt, BigInteger& x, const BigInteger& y) {
    std::uint64_t n = limbs_of(y);
    std::uint64_t more = limbs_of(x) > n ? limbs_of(x) - n : 0;
    TRY(rt.count_work(static_cast<std::int64_t>(more * n < most_at_once ? more * n / 4 : limbs_of(x))));
    if (more * n <= most_at_once || more < 2) {
        BigInteger quotient;
        BigInteger rest;
        boost::multiprecision::divide_qr(x, y, quotient, rest);
        x = std::move(rest);
        return quotient;
    }
    std::uint64_t half = more / 2;
    auto bits = static_cast<unsigned>(half * limb_bits);
    BigInteger high;
    BigInteger low;
    cut(x, half, high, low);
    BigInteger first = TRY(quotient_of(rt, high, y));
    x = (high << bits) + low;
    BigInteger second = TRY(quotient_of(rt, x, y));
    return BigInteger((first << bits) + second);
}

}  // namespace

Result<BigInteger> big_product(Runtime& rt, const BigInteger& x, const BigInteger& y) {
    std::uint64_t cost = limbs_of(x) * limbs_of(y);
    if (cost <= most_at_once) {
        TRY(rt.count_work(static_cast<std::int64_t>(cost / 4)));
        return BigInteger(x * y);
    }
    BigInteger result = TRY(product(rt, abs(x), abs(y)));
    if ((x.sign() < 0) != (y.sign() < 0)) result.backend().negate();
    return result;
}

Result<void> big_divide(Runtime& rt, const BigInteger& x, const BigInteger& y, BigInteger& quotient,
                        BigInteger& remainder) {
    BigInteger rest = abs(x);
    quotient = TRY(quotient_of(rt, rest, abs(y)));
    if ((x.sign() < 0) != (y.sign() < 0)) quotient.backend().negate();
    if (x.sign() < 0) rest.backend().negate();
    remainder = std::move(rest);
    return {};
}

}  // namespace bufferscope
