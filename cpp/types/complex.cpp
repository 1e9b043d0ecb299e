// Complex numbers.
#include <cmath>

#include "object/protocol.h"
#include "types/float.h"
#include "types/format.h"
#include "types/install.h"
#include "types/int.h"
#include "types/numbers.h"
#include "types/unicode.h"

namespace bufferscope {
namespace {

struct ComplexObject : Object {
    double real, imaginary;
};

struct Parts {
    double real, imaginary;
};

Parts parts_of(const Value& value) {
    const auto* object = value.as<ComplexObject>();
    return {object->real, object->imaginary};
}

Value make_complex(Runtime& rt, Type* type, Parts parts) {
    auto* object = rt.allocate<ComplexObject>(type);
    object->real = parts.real;
    object->imaginary = parts.imaginary;
    return Value::adopt(object);
}

Result<bool> to_parts(Runtime& rt, const Value& value, Parts& out, bool& is_real) {
    is_real = !is_complex(value);
    if (!is_real) {
        out = parts_of(value);
        return true;
    }
    out.imaginary = 0;
    return to_number(rt, value, out.real);
}

bool is_infinite(Parts a) {
    return std::isinf(a.real) || std::isinf(a.imaginary);
}

bool is_lost(Parts a) {
    return std::isnan(a.real) && std::isnan(a.imaginary);
}

/// 1 for an infinite part, 0 for another, with its sign (C11 annex G).
Parts boxed(Parts a) {
    return {std::copysign(std::isinf(a.real) ? 1.0 : 0.0, a.real),
            std::copysign(std::isinf(a.imaginary) ? 1.0 : 0.0, a.imaginary)};
}

Parts without_nan(Parts a) {
    if (std::isnan(a.real)) a.real = std::copysign(0.0, a.real);
    if (std::isnan(a.imaginary)) a.imaginary = std::copysign(0.0, a.imaginary);
    return a;
}

/// _Py_c_prod: infinities that would come out as nan+nanj are recovered.
Parts product(Parts a, Parts b) {
    double parts[4] = {a.real * b.real, a.imaginary * b.imaginary, a.real * b.imaginary,
                       a.imaginary * b.real};
    Parts result = {parts[0] - parts[1], parts[2] + parts[3]};
    if (!is_lost(result)) return result;
    bool again = false;
    if (is_infinite(a)) {
        a = boxed(a);
        b = without_nan(b);
        again = true;
    }
    if (is_infinite(b)) {
        b = boxed(b);
        a = without_nan(a);
        again = true;
    }
    for (double each : parts) {
        if (again || !std::isinf(each)) continue;
        a = without_nan(a);
        b = without_nan(b);
        again = true;
    }
    if (!again) return result;
    return {HUGE_VAL * (a.real * b.real - a.imaginary * b.imaginary),
            HUGE_VAL * (a.real * b.imaginary + a.imaginary * b.real)};
}

/// What annex G makes of a quotient that came out as nan+nanj.
void recover_quotient(Parts a, Parts b, Parts& out) {
    auto is_finite = [](Parts each) { return std::isfinite(each.real) && std::isfinite(each.imaginary); };
    if (!is_lost(out)) return;
    if (is_infinite(a) && is_finite(b)) {
        a = boxed(a);
        out = {HUGE_VAL * (a.real * b.real + a.imaginary * b.imaginary),
               HUGE_VAL * (a.imaginary * b.real - a.real * b.imaginary)};
    } else if (is_infinite(b) && is_finite(a)) {
        b = boxed(b);
        out = {0.0 * (a.real * b.real + a.imaginary * b.imaginary),
               0.0 * (a.imaginary * b.real - a.real * b.imaginary)};
    }
}

/// _Py_c_quot, or _Py_rc_quot for a real `a`: false when the divisor is zero.
bool quotient(Parts a, Parts b, Parts& out, bool real = false) {
    double abs_real = std::fabs(b.real);
    double abs_imaginary = std::fabs(b.imaginary);
    if (abs_real >= abs_imaginary) {
        if (abs_real == 0) return false;
        double ratio = b.imaginary / b.real;
        double denominator = b.real + b.imaginary * ratio;
        out = {(a.real + a.imaginary * ratio) / denominator, (a.imaginary - a.real * ratio) / denominator};
        if (real) out = {a.real / denominator, -a.real * ratio / denominator};
    } else if (abs_imaginary >= abs_real) {
        double ratio = b.real / b.imaginary;
        double denominator = b.real * ratio + b.imaginary;
        out = {(a.real * ratio + a.imaginary) / denominator, (a.imaginary * ratio - a.real) / denominator};
        if (real) out = {a.real * ratio / denominator, -a.real / denominator};
    } else {
        out = {std::nan(""), std::nan("")};
    }
    // The imaginary part of a real number is no +0: it does not change the sign of a zero.
    if (real && is_lost(out) && is_infinite(b) && std::isfinite(a.real)) {
        b = boxed(b);
        out = {0.0 * (a.real * b.real), 0.0 * (-a.real * b.imaginary)};
    } else {
        recover_quotient(a, b, out);
    }
    return true;
}

enum class Operation : std::uint8_t { add, subtract, multiply, divide };

template <Operation operation>
Result<Value> arithmetic(Runtime& rt, const Value& left, const Value& right) {
    Parts a;
    Parts b;
    bool left_real;
    bool right_real;
    bool known = TRY(to_parts(rt, left, a, left_real));
    if (!known) return Value::not_implemented();
    known = TRY(to_parts(rt, right, b, right_real));
    if (!known) return Value::not_implemented();
    // A real operand has no imaginary part at all, not one of 0.0 (C's mixed-mode arithmetic).
    if constexpr (operation == Operation::add) {
        return new_complex(rt, a.real + b.real,
                           left_real    ? b.imaginary
                           : right_real ? a.imaginary
                                        : a.imaginary + b.imaginary);
    }
    if constexpr (operation == Operation::subtract) {
        return new_complex(rt, a.real - b.real,
                           left_real    ? -b.imaginary
                           : right_real ? a.imaginary
                                        : a.imaginary - b.imaginary);
    }
    if constexpr (operation == Operation::multiply) {
        if (left_real) return new_complex(rt, a.real * b.real, a.real * b.imaginary);
        if (right_real) return new_complex(rt, a.real * b.real, a.imaginary * b.real);
        Parts result = product(a, b);
        return new_complex(rt, result.real, result.imaginary);
    }
    Parts result;
    if (right_real && b.real != 0) return new_complex(rt, a.real / b.real, a.imaginary / b.real);
    if (!quotient(a, b, result, left_real))
        return rt.raise(BuiltinType::ZeroDivisionError, "division by zero");
    return new_complex(rt, result.real, result.imaginary);
}

Result<Value> power_slot(Runtime& rt, const Value& base, const Value& exponent, const Value& modulus) {
    Parts a;
    Parts b;
    bool is_real;
    bool known = TRY(to_parts(rt, base, a, is_real));
    if (!known) return Value::not_implemented();
    known = TRY(to_parts(rt, exponent, b, is_real));
    if (!known) return Value::not_implemented();
    if (!modulus.is_empty() && !modulus.is_none()) return rt.value_error("complex modulo");
    return complex_power(rt, a.real, a.imaginary, b.real, b.imaginary);
}

Result<Value> compare_slot(Runtime&, const Value& left, const Value& right, Comparison comparison) {
    if (comparison != Comparison::equal && comparison != Comparison::not_equal)
        return Value::not_implemented();
    Parts a = parts_of(left);
    bool same;
    if (is_complex(right)) {
        Parts b = parts_of(right);
        same = a.real == b.real && a.imaginary == b.imaginary;
    } else if (is_float(right)) {
        same = a.real == float_of(right) && a.imaginary == 0;
    } else if (is_int(right)) {
        same = a.imaginary == 0 && !std::isnan(a.real) && int_compare_double(right, a.real) == 0;
    } else {
        return Value::not_implemented();
    }
    return Value::boolean(same == (comparison == Comparison::equal));
}

Result<Value> repr_slot(Runtime& rt, const Value& self) {
    Parts parts = parts_of(self);
    std::string out;
    if (parts.real == 0 && !std::signbit(parts.real)) {
        out = float_to_text(parts.imaginary, 'r', 0, false, false, false) + "j";
    } else {
        out = "(" + float_to_text(parts.real, 'r', 0, false, false, false) +
              float_to_text(parts.imaginary, 'r', 0, true, false, false) + "j)";
    }
    return new_str(rt, out);
}

Result<Value> negative_slot(Runtime& rt, const Value& self) {
    Parts parts = parts_of(self);
    return new_complex(rt, -parts.real, -parts.imaginary);
}

Result<Value> plain_slot(Runtime& rt, const Value& self) {
    if (rt.is_exactly(self, BuiltinType::complex)) return self;
    Parts parts = parts_of(self);
    return new_complex(rt, parts.real, parts.imaginary);
}

Result<Value> absolute_slot(Runtime& rt, const Value& self) {
    Parts parts = parts_of(self);
    double result = std::hypot(parts.real, parts.imaginary);
    if (std::isinf(result) && std::isfinite(parts.real) && std::isfinite(parts.imaginary)) {
        return rt.overflow_error("absolute value too large");
    }
    return new_float(rt, result);
}

Result<bool> truth_slot(Runtime&, const Value& self) {
    Parts parts = parts_of(self);
    return parts.real != 0 || parts.imaginary != 0;
}

Result<Hash> hash_slot(Runtime&, const Value& self) {
    Parts parts = parts_of(self);
    auto real = static_cast<std::uint32_t>(float_hash(self, parts.real));
    auto imaginary = static_cast<std::uint32_t>(float_hash(self, parts.imaginary));
    auto result = static_cast<Hash>(real + 1000003u * imaginary);
    return result == -1 ? -2 : result;
}

// ---- construction

/// complex('1+2j'): the text without its white space, underscores checked by number_text's caller.
bool parse(std::string text, Parts& out, bool& bad_underscore) {
    auto is_space = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
    auto strip = [&] {
        while (!text.empty() && is_space(text.front())) text.erase(0, 1);
        while (!text.empty() && is_space(text.back())) text.pop_back();
    };
    strip();
    if (!text.empty() && text.front() == '(') {
        if (text.back() != ')') return false;
        text = text.substr(1, text.size() - 2);
        strip();
    }
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto is_digit = [&](std::size_t at) {
            return at < text.size() && text[at] >= '0' && text[at] <= '9';
        };
        if (text[i] != '_') {
            plain.push_back(text[i]);
        } else if (i == 0 || !is_digit(i - 1) || !is_digit(i + 1)) {
            bad_underscore = true;
            return false;
        }
    }
    bool is_imaginary = !plain.empty() && (plain.back() == 'j' || plain.back() == 'J');
    if (!is_imaginary) {
        out.imaginary = 0;
        return float_from_text(plain, out.real);
    }
    plain.pop_back();
    std::size_t cut = plain.size();  // the sign of the imaginary part, if a real one stands in front
    for (std::size_t i = plain.size(); i-- > 0;) {
        if ((plain[i] == '+' || plain[i] == '-') && !(i > 0 && (plain[i - 1] | 0x20) == 'e')) {
            cut = i;
            break;
        }
    }
    std::string real = cut == plain.size() ? "" : plain.substr(0, cut);
    std::string imaginary = cut == plain.size() ? plain : plain.substr(cut);
    if (imaginary.empty() || imaginary == "+" || imaginary == "-") imaginary.push_back('1');
    out.real = 0;
    if (!real.empty() && !float_from_text(real, out.real)) return false;
    return float_from_text(imaginary, out.imaginary);
}

/// value.__complex__() as a complex number, empty when it has none (try_complex_special_method).
Result<Value> by_special_method(Runtime& rt, const Value& value) {
    Value method = TRY(find_special(rt, value, Name::complex));
    if (method.is_empty()) return Value();
    Value result = TRY(call(rt, method));
    if (rt.is_exactly(result, BuiltinType::complex)) return result;
    std::string message = format_text("__complex__ returned non-complex (type {})", {type_name(rt, result)});
    if (!is_complex(result)) return rt.type_error("{}", message);
    TRY(rt.interpreter->warn(BuiltinType::DeprecationWarning,
                             message + ".  The ability to return an instance of a strict subclass of complex "
                                       "is deprecated, and may be removed in a future version of Python."));
    return result;
}

bool is_real(Runtime& rt, const Value& value) {
    const Slots& slots = rt.type_of(value)->slots;
    return slots.to_float != nullptr || slots.index != nullptr;
}

bool is_real_or_complex(Runtime& rt, const Value& value) {
    return is_real(rt, value) || is_complex(value);
}

Error not_real(Runtime& rt, std::string_view which, const Value& value) {
    return rt.type_error("complex() argument '{}' must be a real number, not {}", which,
                         type_name(rt, value));
}

/// A real number, or a complex one for a while still: a warning says so, unless `given` is real as well.
Result<Parts> part_given(Runtime& rt, std::string_view which, const Value& value, const Value& given) {
    if (!is_complex(value)) {
        double real = TRY(as_double(rt, value));
        return Parts{real, 0};
    }
    Parts parts = parts_of(value);
    if (is_real(rt, given)) return parts;
    TRY(rt.interpreter->warn(
        BuiltinType::DeprecationWarning,
        format_text("complex() argument '{}' must be a real number, not {}", {which, type_name(rt, given)})));
    return parts;
}

/// complex(real, imag), either of which may be empty (complex_new_impl).
Result<Value> complex_from_parts(Runtime& rt, Type* type, const Value& given, const Value& imaginary) {
    Parts first = {0, 0};
    Value real = given;
    if (!given.is_empty()) {
        Value special = TRY(by_special_method(rt, given));
        if (!special.is_empty()) real = special;
        if (!is_real_or_complex(rt, real)) return not_real(rt, "real", real);
    }
    if (!imaginary.is_empty() && !is_real_or_complex(rt, imaginary)) return not_real(rt, "imag", imaginary);
    if (!given.is_empty()) first = TRY(part_given(rt, "real", real, given));
    if (imaginary.is_empty()) return make_complex(rt, type, first);
    Parts second = TRY(part_given(rt, "imag", imaginary, imaginary));
    bool first_complex = !given.is_empty() && is_complex(real);
    if (is_complex(imaginary)) first.real -= second.imaginary;
    return make_complex(rt, type, {first.real, first_complex ? second.real + first.imaginary : second.real});
}

Result<Value> complex_from_str(Runtime& rt, Type* type, const Value& text) {
    Parts parts = {0, 0};
    bool bad_underscore = false;
    if (parse(number_text(text.as<Str>()), parts, bad_underscore)) return make_complex(rt, type, parts);
    if (!bad_underscore) return rt.value_error("complex() arg is a malformed string");
    std::string shown = TRY(repr_utf8(rt, text));
    return rt.value_error("could not convert string to complex: {}", shown);
}

Result<Value> complex_new_bound(Runtime& rt, Type* type, const Value* arguments) {
    return complex_from_parts(rt, type, arguments[0], arguments[1]);
}

/// complex(value) takes more than complex(real, imag) and complex(real=value).
Result<Value> complex_new(Runtime& rt, Type* type, const CallArguments& arguments) {
    if (arguments.positional != 1 || arguments.keywords() != 0)
        return bound_new<"complex(real=0, imag=0)", complex_new_bound>(rt, type, arguments);
    const Value& value = arguments.values[0];
    if (type == rt.type(BuiltinType::complex) && rt.is_exactly(value, BuiltinType::complex)) return value;
    Value special = TRY(by_special_method(rt, value));
    if (!special.is_empty()) return make_complex(rt, type, parts_of(special));
    if (is_str(value)) return complex_from_str(rt, type, value);
    if (is_real_or_complex(rt, value) || rt.type_of(value)->slots.to_int != nullptr)
        return complex_from_parts(rt, type, value, Value());
    return rt.type_error("complex() argument must be a string or a number, not {}", type_name(rt, value));
}

Result<Value> complex_from_number(Runtime& rt, const Value* arguments) {
    Parts parts = {0, 0};
    TRY(as_complex(rt, arguments[1], parts.real, parts.imaginary));
    Value result = new_complex(rt, parts.real, parts.imaginary);
    if (arguments[0].as<Type>() != rt.type(BuiltinType::complex)) return call(rt, arguments[0], result);
    return result;
}

Result<Value> complex_conjugate(Runtime& rt, const Value* arguments) {
    Parts parts = parts_of(arguments[0]);
    return new_complex(rt, parts.real, -parts.imaginary);
}

Result<Value> complex_plain(Runtime& rt, const Value* arguments) {
    return plain_slot(rt, arguments[0]);
}

Result<Value> complex_get_new_arguments(Runtime& rt, const Value* arguments) {
    Parts parts = parts_of(arguments[0]);
    Value values[2] = {new_float(rt, parts.real), new_float(rt, parts.imaginary)};
    return new_tuple(rt, values);
}

constexpr NativeMethod complex_methods[] = {
    {"from_number(cls, number, /)", complex_from_number,
     doc<"Convert number to a complex floating-point number.">, MethodKind::class_method},
    {"conjugate(self, /)", complex_conjugate, doc<"Return the complex conjugate of its argument.">},
    {"__complex__(self, /)", complex_plain, doc<"Convert this value to exact type complex.">},
    {"__getnewargs__(self, /)", complex_get_new_arguments},
    {"__format__(self, format_spec, /)", complex_format_method,
     doc<"Convert to a string according to format_spec.">},
};

Result<Value> get_real(Runtime& rt, const Value& self) {
    return new_float(rt, parts_of(self).real);
}

Result<Value> get_imaginary(Runtime& rt, const Value& self) {
    return new_float(rt, parts_of(self).imaginary);
}

constexpr NativeProperty complex_properties[] = {
    {"real", get_real, readonly_attribute, doc<"the real part of a complex number">},
    {"imag", get_imaginary, readonly_attribute, doc<"the imaginary part of a complex number">},
};

constexpr TypeSpec complex_spec = {
    .id = BuiltinType::complex,
    .name = "complex",
    .flags = type_flags::subclassable,
    .layout = {.size = sizeof(ComplexObject)},
    .methods = complex_methods,
    .properties = complex_properties,
    .slots = {.repr = repr_slot,
              .negative = negative_slot,
              .positive = plain_slot,
              .absolute = absolute_slot,
              .truth = truth_slot,
              .hash = hash_slot,
              .compare = compare_slot,
              .add = arithmetic<Operation::add>,
              .subtract = arithmetic<Operation::subtract>,
              .multiply = arithmetic<Operation::multiply>,
              .true_divide = arithmetic<Operation::divide>,
              .power = power_slot,
              .new_ = complex_new},
    .doc = "Create a complex number from a string or numbers.",
};

}  // namespace

Value new_complex(Runtime& rt, double real, double imaginary) {
    return make_complex(rt, rt.type(BuiltinType::complex), {real, imaginary});
}

bool is_complex(const Value& value) {
    if (!value.is_object()) return false;
    Type* type = value.object()->type;
    return type->id == BuiltinType::complex || type->is_subtype_of(type->runtime->type(BuiltinType::complex));
}

void complex_parts(const Value& value, double& real, double& imaginary) {
    Parts parts = parts_of(value);
    real = parts.real;
    imaginary = parts.imaginary;
}

Result<void> as_complex(Runtime& rt, const Value& value, double& real, double& imaginary) {
    Value number = value;
    if (!is_complex(number)) {
        Value special = TRY(by_special_method(rt, number));
        if (!special.is_empty()) number = special;
    }
    if (is_complex(number)) {
        complex_parts(number, real, imaginary);
    } else {
        real = TRY(as_double(rt, number));
        imaginary = 0;
    }
    return {};
}

Result<Value> complex_power(Runtime& rt, double a, double b, double c, double d) {
    if (c == 0 && d == 0) return new_complex(rt, 1, 0);
    Parts result;
    bool small = d == 0 && c == std::floor(c) && std::fabs(c) <= 100;
    if (a == 0 && b == 0 && !(small && c > 0)) {
        if (d != 0 || c < 0) {
            return rt.raise(BuiltinType::ZeroDivisionError, "zero to a negative or complex power");
        }
        return new_complex(rt, 0, 0);
    }
    if (small) {
        // c_powi: repeated multiplication, an inverse for negative exponents
        auto count = static_cast<long>(std::fabs(c));
        Parts power = {1, 0};
        Parts square = {a, b};
        for (long bit = 1; bit <= count; bit <<= 1) {
            if (count & bit) power = product(power, square);
            square = product(square, square);
        }
        result = power;
        if (c < 0) quotient({1, 0}, power, result);
    } else {
        double size = std::hypot(a, b);
        double length = std::pow(size, c);
        double angle = std::atan2(b, a);
        double phase = angle * c;
        if (d != 0) {
            length *= std::exp(-angle * d);
            phase += d * std::log(size);
        }
        result = {length * std::cos(phase), length * std::sin(phase)};
    }
    if (is_infinite(result)) {
        return rt.overflow_error("complex exponentiation");
    }
    return new_complex(rt, result.real, result.imaginary);
}

void install_complex(Runtime& rt) {
    rt.define_type(complex_spec);
}

void install_numbers(Runtime& rt) {
    install_int(rt);
    install_float(rt);
    install_complex(rt);
}

}  // namespace bufferscope
