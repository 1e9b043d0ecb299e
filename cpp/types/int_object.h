// IntObject: the heap form of an int, for the files that compute with it.
#pragma once

#include "base/big_integer.h"
#include "types/int.h"

namespace bufferscope {

/// An int past Value's small range, or an instance of a subclass of int.
struct IntObject : Object {
    BigInteger number;
};

/// The number of any int: a reference to the object's own, or `scratch` set to a small one.
inline const BigInteger& big_of(const Value& value, BigInteger& scratch) {
    if (value.is_object()) return value.as<IntObject>()->number;
    scratch = value.is_small_int() ? value.small_int() : static_cast<int>(value.is_true());
    return scratch;
}

/// An int of that number, small if it fits.
Value int_from_big(Runtime&, BigInteger number);
// The operations whose time grows faster than the numbers (int_giant.cpp); they may be stopped on the way.
Result<BigInteger> big_product(Runtime&, const BigInteger& x, const BigInteger& y);
/// Truncates, as C++ does; `y` is not 0.
Result<void> big_divide(Runtime&, const BigInteger& x, const BigInteger& y, BigInteger& quotient,
                        BigInteger& remainder);

}  // namespace bufferscope
