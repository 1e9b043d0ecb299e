// The type float: slots, methods, constructor.
#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "object/protocol.h"
#include "types/float.h"
#include "types/format.h"
#include "types/int_object.h"
#include "types/numbers.h"
#include "types/unicode.h"

namespace bufferscope {

Result<bool> to_number(Runtime& rt, const Value& value, double& out) {
    if (is_float(value)) {
        out = float_of(value);
        return true;
    }
    if (!is_int(value)) return false;
    out = TRY(int_to_double(rt, value));
    return true;
}

/// PyFloat_AsDouble
Result<double> as_double(Runtime& rt, const Value& value) {
    if (is_float(value)) return float_of(value);
    if (is_int(value)) return int_to_double(rt, value);
    const Slots& slots = rt.type_of(value)->slots;
    if (slots.to_float != nullptr) {
        Value number = TRY(slots.to_float(rt, value));
        if (!is_float(number)) {
            return rt.type_error("{}.__float__ returned non-float (type {})", type_name(rt, value),
                                 type_name(rt, number));
        }
        if (!rt.is_exactly(number, BuiltinType::float_) && rt.interpreter != nullptr) {
            std::string message = format_text(
                "{}.__float__ returned non-float (type {}).  The ability to return an instance of a strict "
                "subclass "
                "of float is deprecated, and may be removed in a future version of Python.",
                {type_name(rt, value), type_name(rt, number)});
            TRY(rt.interpreter->warn(BuiltinType::DeprecationWarning, message));
        }
        return float_of(number);
    }
    if (slots.index != nullptr) {
        Value number = TRY(index(rt, value));
        return int_to_double(rt, number);
    }
    return rt.type_error("must be real number, not {}", type_name(rt, value));
}

Result<Value> float_power(Runtime& rt, double base, double exponent) {
    if (base == 0 && exponent < 0) {
        return rt.raise(BuiltinType::ZeroDivisionError, "zero to a negative power");
    }
    if (base < 0 && std::isfinite(base) && std::isfinite(exponent) && exponent != std::floor(exponent)) {
        return complex_power(rt, base, 0, exponent, 0);
    }
    if (base == 1 || exponent == 0) return new_float(rt, 1);
    if (base == -1 && std::isinf(exponent)) return new_float(rt, 1);
    double result = std::pow(base, exponent);
    if (std::isinf(result) && std::isfinite(base) && std::isfinite(exponent)) {
        // C's pow sets errno; the reference build's library numbers and words ERANGE like this.
        Value arguments[2] = {Value::small(68), rt.text("Result not representable")};
        Error error = rt.raise_value(BuiltinType::OverflowError, Value::none());
        error.exception().as<ExceptionObject>()->args = TRY(new_tuple(rt, arguments));
        return error;
    }
    return new_float(rt, result);
}

namespace {

Error division_by_zero(Runtime& rt) {
    return rt.raise(BuiltinType::ZeroDivisionError, "division by zero");
}

enum class Operation : std::uint8_t {
    add,
    subtract,
    multiply,
    true_divide,
    floor_divide,
    remainder,
    divmod,
    power
};

void floor_divmod(double a, double b, double& quotient, double& remainder) {
    remainder = std::fmod(a, b);
    quotient = (a - remainder) / b;
    if (remainder != 0) {
        if ((b < 0) != (remainder < 0)) {
            remainder += b;
            quotient -= 1.0;
        }
    } else {
        remainder = std::copysign(0.0, b);
    }
    if (quotient != 0) {
        double floored = std::floor(quotient);
        if (quotient - floored > 0.5) floored += 1.0;
        quotient = floored;
    } else {
        quotient = std::copysign(0.0, a / b);
    }
}

template <Operation operation>
Result<Value> arithmetic(Runtime& rt, const Value& left, const Value& right) {
    double a;
    double b;
    bool known = TRY(to_number(rt, left, a));
    if (!known) return Value::not_implemented();
    known = TRY(to_number(rt, right, b));
    if (!known) return Value::not_implemented();
    if constexpr (operation == Operation::add) return new_float(rt, a + b);
    if constexpr (operation == Operation::subtract) return new_float(rt, a - b);
    if constexpr (operation == Operation::multiply) return new_float(rt, a * b);
    if constexpr (operation == Operation::power) return float_power(rt, a, b);
    if (b == 0) return division_by_zero(rt);
    if constexpr (operation == Operation::true_divide) return new_float(rt, a / b);
    double quotient;
    double remainder;
    floor_divmod(a, b, quotient, remainder);
    if constexpr (operation == Operation::floor_divide) return new_float(rt, quotient);
    if constexpr (operation == Operation::remainder) return new_float(rt, remainder);
    Value parts[2] = {new_float(rt, quotient), new_float(rt, remainder)};
    return new_tuple(rt, parts);
}

Result<Value> power_slot(Runtime& rt, const Value& base, const Value& exponent, const Value& modulus) {
    if (!modulus.is_empty() && !modulus.is_none()) {
        return rt.type_error("pow() 3rd argument not allowed unless all arguments are integers");
    }
    return arithmetic<Operation::power>(rt, base, exponent);
}

Result<Value> compare_slot(Runtime&, const Value& left, const Value& right, Comparison comparison) {
    double a = float_of(left);
    if (is_float(right)) {
        double b = float_of(right);
        switch (comparison) {
            case Comparison::less:
                return Value::boolean(a < b);
            case Comparison::less_equal:
                return Value::boolean(a <= b);
            case Comparison::equal:
                return Value::boolean(a == b);
            case Comparison::not_equal:
                return Value::boolean(a != b);
            case Comparison::greater:
                return Value::boolean(a > b);
            case Comparison::greater_equal:
                return Value::boolean(a >= b);
        }
    }
    if (!is_int(right)) return Value::not_implemented();
    if (std::isnan(a)) return Value::boolean(comparison == Comparison::not_equal);
    return Value::boolean(result_of(comparison, -int_compare_double(right, a)));
}

Result<Value> repr_slot(Runtime& rt, const Value& self) {
    return new_str(rt, float_repr(float_of(self)));
}

Result<Value> negative_slot(Runtime& rt, const Value& self) {
    return new_float(rt, -float_of(self));
}

Result<Value> plain_slot(Runtime& rt, const Value& self) {
    if (rt.is_exactly(self, BuiltinType::float_)) return self;
    return new_float(rt, float_of(self));
}

Result<Value> absolute_slot(Runtime& rt, const Value& self) {
    return new_float(rt, std::fabs(float_of(self)));
}

Result<Value> int_slot(Runtime& rt, const Value& self) {
    return int_from_double(rt, float_of(self));
}

Result<bool> truth_slot(Runtime&, const Value& self) {
    return float_of(self) != 0;
}

Result<Hash> hash_slot(Runtime&, const Value& self) {
    return float_hash(self, float_of(self));
}

// ---- construction

Result<double> number_of(Runtime& rt, const Value& source) {
    if (is_str(source)) {
        std::string text = number_text(source.as<Str>());
        return float_parse(rt, text, source);
    }
    const Slots& slots = rt.type_of(source)->slots;
    if (slots.to_float != nullptr || slots.index != nullptr) return as_double(rt, source);
    std::string bytes;
    Result<bool> has_bytes = copy_own_bytes(rt, source, bytes);
    if (!has_bytes.is_error() && has_bytes.take()) return float_parse(rt, bytes, source);
    return rt.type_error("float() argument must be a string or a real number, not '{}'",
                         type_name(rt, source));
}

Value make_float(Runtime& rt, Type* type, double number) {
    auto* object = rt.allocate<FloatObject>(type);
    object->number = number;
    return Value::adopt(object);
}

Result<Value> float_new(Runtime& rt, Type* type, const Value* arguments) {
    if (arguments[0].is_empty()) return make_float(rt, type, 0);
    if (type == rt.type(BuiltinType::float_) && rt.is_exactly(arguments[0], BuiltinType::float_))
        return arguments[0];
    double number = TRY(number_of(rt, arguments[0]));
    return make_float(rt, type, number);
}

/// The result of a class method: the float itself, or cls(float).
Result<Value> for_class(Runtime& rt, const Value& cls, double number) {
    Value result = new_float(rt, number);
    if (cls.is_object() && cls.as<Type>() != rt.type(BuiltinType::float_)) return call(rt, cls, result);
    return result;
}

Result<Value> float_from_number(Runtime& rt, const Value* arguments) {
    if (arguments[0].is_object() && arguments[0].as<Type>() == rt.type(BuiltinType::float_) &&
        rt.is_exactly(arguments[1], BuiltinType::float_)) {
        return arguments[1];
    }
    double number = TRY(as_double(rt, arguments[1]));
    return for_class(rt, arguments[0], number);
}

// ---- methods

Result<Value> float_identity(Runtime& rt, const Value* arguments) {
    return plain_slot(rt, arguments[0]);
}

Result<Value> float_is_integer(Runtime&, const Value* arguments) {
    double number = float_of(arguments[0]);
    return Value::boolean(std::isfinite(number) && std::floor(number) == number);
}

Result<Value> float_trunc(Runtime& rt, const Value* arguments) {
    return int_from_double(rt, float_of(arguments[0]));
}

Result<Value> float_floor(Runtime& rt, const Value* arguments) {
    return int_from_double(rt, std::floor(float_of(arguments[0])));
}

Result<Value> float_ceil(Runtime& rt, const Value* arguments) {
    return int_from_double(rt, std::ceil(float_of(arguments[0])));
}

Result<Value> float_round_method(Runtime& rt, const Value* arguments) {
    double number = float_of(arguments[0]);
    if (arguments[1].is_empty() || arguments[1].is_none()) {
        double rounded = std::round(number);
        if (std::fabs(number - rounded) == 0.5) rounded = 2.0 * std::round(number / 2.0);
        return int_from_double(rt, rounded);
    }
    Value places = TRY(index(rt, arguments[1]));
    std::int64_t count;
    if (!int_to_int64(places, count)) count = int_sign(places) * std::int64_t{1'000'000};
    double result = TRY(float_round(rt, number, count));
    return new_float(rt, result);
}

Result<Value> float_as_integer_ratio(Runtime& rt, const Value* arguments) {
    double number = float_of(arguments[0]);
    if (std::isinf(number)) return rt.overflow_error("cannot convert Infinity to integer ratio");
    if (std::isnan(number)) return rt.value_error("cannot convert NaN to integer ratio");
    int exponent;
    double fraction = std::frexp(number, &exponent);
    for (int i = 0; i < 300 && fraction != std::floor(fraction); ++i) {
        fraction *= 2.0;
        --exponent;
    }
    Value parts[2];
    parts[0] = TRY(int_from_double(rt, fraction));
    parts[1] = Value::small(1);
    Value places = Value::small(exponent < 0 ? -exponent : exponent);
    Value& scaled = parts[exponent < 0 ? 1 : 0];
    scaled = TRY(int_left_shift(rt, scaled, places));
    return new_tuple(rt, parts);
}

Result<Value> float_hex(Runtime& rt, const Value* arguments) {
    double number = float_of(arguments[0]);
    if (!std::isfinite(number)) return new_str(rt, float_repr(number));
    std::string out = std::signbit(number) ? "-0x" : "0x";
    if (number == 0) return new_str(rt, out + "0.0p+0");
    int exponent;
    double mantissa = std::frexp(std::fabs(number), &exponent);
    int shift = 1 - std::max(-1021 - exponent, 0);
    mantissa = std::ldexp(mantissa, shift);
    exponent -= shift;
    auto next_digit = [&] {
        int digit = static_cast<int>(mantissa);
        mantissa -= digit;
        mantissa *= 16.0;
        return "0123456789abcdef"[digit];
    };
    out.push_back(next_digit());
    out.push_back('.');
    for (int i = 0; i < 13; ++i) out.push_back(next_digit());
    out.push_back('p');
    out.push_back(exponent < 0 ? '-' : '+');
    append_decimal(out, exponent < 0 ? -exponent : exponent);
    return new_str(rt, out);
}

/// float.fromhex: the digits are gathered exactly, then rounded once.
Result<Value> float_from_hex(Runtime& rt, const Value* arguments) {
    if (!is_str(arguments[1])) {
        return rt.type_error("bad argument type for built-in operation");
    }
    std::string owner = utf8_of(arguments[1]);
    std::string_view text = owner;
    auto is_space = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    auto malformed = [&] { return rt.value_error("invalid hexadecimal floating-point string"); };
    auto too_large = [&] { return rt.overflow_error("hexadecimal value too large to represent as a float"); };
    std::size_t at = 0;
    bool negative = false;
    if (at < text.size() && (text[at] == '-' || text[at] == '+')) negative = text[at++] == '-';
    double number;
    bool is_word = at < text.size() && ((text[at] | 0x20) == 'i' || (text[at] | 0x20) == 'n');
    if (is_word && float_from_text(text, number)) return for_class(rt, arguments[0], number);
    if (at + 1 < text.size() && text[at] == '0' && (text[at + 1] | 0x20) == 'x') at += 2;
    std::string digits;
    std::int64_t exponent = 0;
    bool seen_point = false;
    for (; at < text.size(); ++at) {
        if (text[at] == '.' && !seen_point) {
            seen_point = true;
        } else if (hex_digit(text[at]) >= 0) {
            digits.push_back(text[at]);
            if (seen_point) exponent -= 4;
        } else {
            break;
        }
    }
    if (digits.empty()) return malformed();
    if (at < text.size() && (text[at] | 0x20) == 'p') {
        ++at;
        bool below = false;
        if (at < text.size() && (text[at] == '-' || text[at] == '+')) below = text[at++] == '-';
        if (at == text.size()) return malformed();
        std::int64_t scale = 0;
        for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at) {
            if (scale < 1'000'000'000'000) scale = scale * 10 + (text[at] - '0');
        }
        exponent += below ? -scale : scale;
    }
    if (at != text.size()) return malformed();
    // Keep 64 bits and a sticky one; then round at the place the result allows.
    std::uint64_t mantissa = 0;
    bool sticky = false;
    for (char c : digits) {
        if (mantissa >> 58 != 0) {
            sticky |= c != '0';
            exponent += 4;
        } else {
            mantissa = mantissa << 4 | static_cast<std::uint64_t>(hex_digit(c));
        }
    }
    if (mantissa == 0) return for_class(rt, arguments[0], negative ? -0.0 : 0.0);
    int length = 64 - __builtin_clzll(mantissa);
    if (exponent + length > 1100) return too_large();
    if (exponent + length < -1200) return for_class(rt, arguments[0], negative ? -0.0 : 0.0);
    std::int64_t drop = std::max<std::int64_t>(length - 53, -1074 - exponent);
    if (drop > 0) {
        if (drop > 63) {
            mantissa = 0;
        } else {
            std::uint64_t half = std::uint64_t{1} << (drop - 1);
            std::uint64_t low = mantissa & (2 * half - 1);
            mantissa >>= drop;
            if (low > half || (low == half && (sticky || (mantissa & 1)))) ++mantissa;
        }
        exponent += drop;
    }
    number = std::ldexp(static_cast<double>(mantissa), static_cast<int>(exponent));
    if (std::isinf(number)) return too_large();
    return for_class(rt, arguments[0], negative ? -number : number);
}

Result<Value> float_get_format(Runtime& rt, const Value* arguments) {
    if (!is_str(arguments[1])) {
        return rt.type_error("__getformat__() argument must be str, not {}",
                             argument_type_name(rt, arguments[1]));
    }
    const auto* kind = arguments[1].as<Str>();
    if (!equal(kind, "double") && !equal(kind, "float")) {
        return rt.value_error("__getformat__() argument 1 must be 'double' or 'float'");
    }
    return rt.text("IEEE, little-endian");
}

Result<Value> float_get_new_arguments(Runtime& rt, const Value* arguments) {
    Value plain = new_float(rt, float_of(arguments[0]));
    return new_tuple(rt, {&plain, 1});
}

constexpr NativeMethod float_methods[] = {
    {"conjugate(self, /)", float_identity, doc<"Return self, the complex conjugate of any float.">},
    {"__trunc__(self, /)", float_trunc, doc<"Return the Integral closest to x between 0 and x.">},
    {"__floor__(self, /)", float_floor, doc<"Return the floor as an Integral.">},
    {"__ceil__(self, /)", float_ceil, doc<"Return the ceiling as an Integral.">},
    {"__round__(self, ndigits=None, /)", float_round_method,
     doc<"Return the Integral closest to x, rounding half toward even.">},
    {"as_integer_ratio(self, /)", float_as_integer_ratio,
     doc<"Return a pair of integers, whose ratio is exactly equal to the original float.">},
    {"fromhex(cls, string, /)", float_from_hex,
     doc<"Create a floating-point number from a hexadecimal string.">, MethodKind::class_method},
    {"from_number(cls, number, /)", float_from_number, doc<"Convert real number to a floating-point number.">,
     MethodKind::class_method},
    {"hex(self, /)", float_hex, doc<"Return a hexadecimal representation of a floating-point number.">},
    {"is_integer(self, /)", float_is_integer, doc<"Return True if the float is an integer.">},
    {"__getnewargs__(self, /)", float_get_new_arguments},
    {"__getformat__(cls, typestr, /)", float_get_format, doc<"You probably don't want to use this function.">,
     MethodKind::class_method},
    {"__format__(self, format_spec, /)", float_format_method,
     doc<"Formats the float according to format_spec.">},
};

Result<Value> get_zero(Runtime& rt, const Value&) {
    return new_float(rt, 0);
}

constexpr NativeProperty float_properties[] = {
    {"real", plain_slot, nullptr, doc<"the real part of a complex number">},
    {"imag", get_zero, nullptr, doc<"the imaginary part of a complex number">},
};

constexpr TypeSpec float_spec = {
    .id = BuiltinType::float_,
    .name = "float",
    .flags = type_flags::subclassable | type_flags::float_subclass,
    .layout = {.size = sizeof(FloatObject)},
    .methods = float_methods,
    .properties = float_properties,
    .slots = {.repr = repr_slot,
              .negative = negative_slot,
              .positive = plain_slot,
              .absolute = absolute_slot,
              .to_int = int_slot,
              .to_float = plain_slot,
              .truth = truth_slot,
              .hash = hash_slot,
              .compare = compare_slot,
              .add = arithmetic<Operation::add>,
              .subtract = arithmetic<Operation::subtract>,
              .multiply = arithmetic<Operation::multiply>,
              .true_divide = arithmetic<Operation::true_divide>,
              .floor_divide = arithmetic<Operation::floor_divide>,
              .remainder = arithmetic<Operation::remainder>,
              .divmod = arithmetic<Operation::divmod>,
              .power = power_slot,
              .new_ = bound_new<"float(x=0, /)", float_new>},
    .doc = "Convert a string or number to a floating-point number, if possible.",
};

}  // namespace

void install_float(Runtime& rt) {
    rt.define_type(float_spec);
}

}  // namespace bufferscope
