// Float: boxed doubles: making, parsing and printing. Its methods are in float.cpp.
#pragma once

#include <string>
#include <string_view>

#include "object/runtime.h"

namespace bufferscope {

struct FloatObject : Object {
    double number;
};

inline bool is_float(const Value& value) {
    return value.is_object() && value.object()->type->has_flag(type_flags::float_subclass);
}
inline double float_of(const Value& value) {
    return value.as<FloatObject>()->number;
}
inline Value new_float(Runtime& rt, double number) {
    auto* object = rt.allocate_plain<FloatObject>(rt.type(BuiltinType::float_));
    object->number = number;
    return Value::adopt(object);
}

/// repr(float).
std::string float_repr(double number);
/// Correctly rounded decimal digits, CPython's PyOS_double_to_string: code is one of e f g r (repr) in either
/// case; `alternate` keeps the point, `add_dot_0` makes 1 into 1.0.
std::string float_to_text(double number, char code, int precision, bool always_sign, bool alternate,
                          bool add_dot_0);
/// Parses the whole of `text` (no white space, no underscores) as float() does: false when malformed.
bool float_from_text(std::string_view text, double& out);
/// float(text) with white space and underscores: ValueError "could not convert string to float: '…'" shows
/// `original`.
Result<double> float_parse(Runtime&, std::string_view text, const Value& original);
/// The hash of a float; `object` is the float itself (a NaN hashes by identity).
Hash float_hash(const Value& object, double number);
/// round(number, places), half to even on the exact value.
Result<double> float_round(Runtime&, double number, std::int64_t places);
/// The number of a float or an int: false for other types.
Result<bool> to_number(Runtime&, const Value& value, double& out);
/// float ** float with CPython's special cases; a negative base with a broken exponent gives a complex
/// number.
Result<Value> float_power(Runtime&, double base, double exponent);

}  // namespace bufferscope
