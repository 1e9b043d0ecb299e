// Int: whole numbers of any size: making, reading and the fast paths that the VM uses. Its methods are in
// int*.cpp.
#pragma once

#include <string>
#include <string_view>

#include "object/protocol.h"
#include "object/runtime.h"

namespace bufferscope {

/// int, a subclass of it, or a bool.
inline bool is_int(const Value& value) {
    return value.is_small_int() || value.is_bool() ||
           (value.is_object() && value.object()->type->has_flag(type_flags::int_subclass));
}

/// An int of any 64-bit value.
Value new_int(Runtime&, std::int64_t number);
Value new_int_unsigned(Runtime&, std::uint64_t number);
/// int(float): "cannot convert float infinity to integer" and the like.
Result<Value> int_from_double(Runtime&, double number);

// ---- reading; precondition of all: is_int(value)
/// False when it does not fit.
bool int_to_int64(const Value& value, std::int64_t& out);
/// index(value) as a C ssize_t argument: OverflowError "Python int too large to convert to C ssize_t".
Result<Size> size_argument(Runtime&, const Value& value);
/// The same of an int alone, as PyLong_AsSsize_t: TypeError "an integer is required".
Result<Size> size_of_int(Runtime&, const Value& value);
/// The lowest 64 bits in two's complement.
std::uint64_t int_low_bits(const Value& value);
/// -1, 0, 1.
int int_sign(const Value& value);
/// Magnitude's length in bits.
std::uint64_t int_bit_length(const Value& value);
/// OverflowError "int too large to convert to float".
Result<double> int_to_double(Runtime&, const Value& value);
/// Three-way order of two ints, of an int and a float (not NaN).
int int_compare(const Value& left, const Value& right);
int int_compare_double(const Value& left, double right);
Hash int_hash(const Value& value);
/// Little-endian two's complement bytes: true if the value fits `size` bytes (signed or not).
bool int_to_bytes(const Value& value, std::uint8_t* out, Size size, bool is_signed);
Value int_from_bytes(Runtime&, const std::uint8_t* little_endian, Size size, bool is_signed);

// ---- text
/// Digits in base 2…36 with a minus sign, no prefix. Base 10 is limited to 4300 digits: ValueError.
Result<std::string> int_to_text(Runtime&, const Value& value, int base = 10);
/// The digits (base 2…36, underscores removed, no sign); any length. Precondition: all digits valid.
Result<Value> int_from_digits(Runtime&, std::string_view digits, int base);
/// int(text, base) as Python's int() does: white space, sign, prefix, underscores; ValueError "invalid
/// literal for int() with base 10: '…'" where `original` is what is shown.
Result<Value> int_from_text(Runtime&, std::string_view text, int base, const Value& original);

// ---- arithmetic; both operands are ints
Result<Value> int_add(Runtime&, const Value& left, const Value& right);
Result<Value> int_subtract(Runtime&, const Value& left, const Value& right);
Result<Value> int_multiply(Runtime&, const Value& left, const Value& right);
Result<Value> int_floor_divide(Runtime&, const Value& left, const Value& right);
Result<Value> int_remainder(Runtime&, const Value& left, const Value& right);
Result<Value> int_true_divide(Runtime&, const Value& left, const Value& right);
Result<Value> int_power(Runtime&, const Value& base, const Value& exponent, const Value& modulus);
Result<Value> int_left_shift(Runtime&, const Value& left, const Value& right);
Result<Value> int_right_shift(Runtime&, const Value& left, const Value& right);
Result<Value> int_bit_and(Runtime&, const Value& left, const Value& right);
Result<Value> int_bit_or(Runtime&, const Value& left, const Value& right);
Result<Value> int_bit_xor(Runtime&, const Value& left, const Value& right);
Result<Value> int_negative(Runtime&, const Value& value);
Result<Value> int_absolute(Runtime&, const Value& value);
/// Greatest common divisor, and the floor of the square root (not negative).
Result<Value> int_gcd(Runtime&, const Value& left, const Value& right);
Result<Value> int_square_root(Runtime&, const Value& value);

/// left + right, left - right or left * right of exact ints where 64 bits hold the answer, one of them past
/// the small range: `left` becomes the answer, in the object it holds if nothing else does. False if this is
/// not a case for it.
bool quick_int_binary(Runtime&, BinaryOperator op, Value& left, const Value& right);

// ---- fast paths: small operands, result empty when it is not small
inline Value small_sum(const Value& left, const Value& right) {
    std::int64_t result = std::int64_t{left.small_int()} + right.small_int();
    return Value::fits_small(result) ? Value::small(result) : Value();
}
inline Value small_difference(const Value& left, const Value& right) {
    std::int64_t result = std::int64_t{left.small_int()} - right.small_int();
    return Value::fits_small(result) ? Value::small(result) : Value();
}
inline Value small_product(const Value& left, const Value& right) {
    std::int64_t result = std::int64_t{left.small_int()} * right.small_int();
    return Value::fits_small(result) ? Value::small(result) : Value();
}
inline bool both_small(const Value& left, const Value& right) {
    return (left.bits() & right.bits() & 1) != 0;
}

}  // namespace bufferscope
