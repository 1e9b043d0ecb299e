// The module math.
#include "modules/math.h"

#include <cmath>

#include "modules/builtins.h"
#include "modules/math_functions.h"
#include "object/protocol.h"
#include "types/collections.h"
#include "types/float.h"
#include "types/int.h"
#include "types/int_object.h"

namespace bufferscope {
namespace {

Error domain_error(Runtime& rt) {
    return rt.value_error("math domain error");
}

Error range_error(Runtime& rt) {
    return rt.overflow_error("math range error");
}

/// "expected …, got x".
Error unexpected(Runtime& rt, std::string_view expected, double x) {
    return rt.value_error("expected {}, got {}", expected, float_repr(x));
}

// ---- functions of one number

using Function = double (*)(double);

enum class Overflow : std::uint8_t { no, yes };

struct OneArgument {
    Function function;
    Overflow overflow;
    const char* expected;  // null: "math domain error"
};

Result<Value> apply(Runtime& rt, const OneArgument& how, const Value& argument) {
    double x = TRY(as_double(rt, argument));
    double result = how.function(x);
    bool wrong = std::isnan(result) && !std::isnan(x);
    if (std::isinf(result) && std::isfinite(x)) {
        if (how.overflow == Overflow::yes) return range_error(rt);
        wrong = true;
    }
    if (!wrong) return new_float(rt, result);
    if (how.expected == nullptr) return domain_error(rt);
    return unexpected(rt, how.expected, x);
}

template <Function function, Overflow overflow, const char* expected>
Result<Value> one_argument(Runtime& rt, const Value* arguments) {
    static constexpr OneArgument row = {function, overflow, expected};
    return apply(rt, row, arguments[0]);
}

constexpr char finite_text[] = "a finite input";
constexpr char unit_text[] = "a number in range from -1 up to 1";
constexpr char open_unit_text[] = "a number between -1 and 1";
constexpr char not_less_text[] = "argument value not less than 1";
constexpr char nonnegative_text[] = "a nonnegative input";
constexpr char above_minus_1_text[] = "argument value > -1";
constexpr char gamma_text[] = "a noninteger or positive integer";

double do_acos(double x) {
    return std::acos(x);
}
double do_acosh(double x) {
    return std::acosh(x);
}
double do_asin(double x) {
    return std::asin(x);
}
double do_asinh(double x) {
    return std::asinh(x);
}
double do_atan(double x) {
    return std::atan(x);
}
double do_atanh(double x) {
    return std::atanh(x);
}
/// libm's answer, corrected by the exact remainder: the same on every platform.
double do_cbrt(double x) {
    double root = std::cbrt(x);
    if (!std::isfinite(root) || root == 0) return root;
    double square = root * root;
    double square_rest = std::fma(root, root, -square);
    double rest = std::fma(square, root, -x) + square_rest * root;
    return root - rest / (3.0 * square);
}
double do_cos(double x) {
    return std::cos(x);
}
double do_cosh(double x) {
    return std::cosh(x);
}
double do_erf(double x) {
    return std::erf(x);
}
double do_erfc(double x) {
    return std::erfc(x);
}
double do_exp(double x) {
    return std::exp(x);
}
double do_exp2(double x) {
    return std::exp2(x);
}
double do_expm1(double x) {
    return std::expm1(x);
}
double do_fabs(double x) {
    return std::fabs(x);
}
double do_log1p(double x) {
    return x == 0 ? x : std::log1p(x);
}
double do_sin(double x) {
    return std::sin(x);
}
double do_sinh(double x) {
    return std::sinh(x);
}
double do_sqrt(double x) {
    return std::sqrt(x);
}
double do_tan(double x) {
    return std::tan(x);
}
double do_tanh(double x) {
    return std::tanh(x);
}

Result<Value> math_gamma(Runtime& rt, const Value* arguments) {
    double x = TRY(as_double(rt, arguments[0]));
    double result = gamma_of(x);
    if ((std::isnan(result) && !std::isnan(x)) || x == 0) return unexpected(rt, gamma_text, x);
    if (std::isinf(result) && std::isfinite(x)) return range_error(rt);
    return new_float(rt, result);
}

Result<Value> math_lgamma(Runtime& rt, const Value* arguments) {
    double x = TRY(as_double(rt, arguments[0]));
    double result = log_gamma_of(x);
    bool pole = std::isfinite(x) && x == std::floor(x) && x <= 0;
    if (pole) return unexpected(rt, gamma_text, x);
    if (std::isinf(result) && std::isfinite(x)) return range_error(rt);
    return new_float(rt, result);
}

Result<Value> math_degrees(Runtime& rt, const Value* arguments) {
    double x = TRY(as_double(rt, arguments[0]));
    return new_float(rt, x * (180.0 / 3.14159265358979323846));
}

Result<Value> math_radians(Runtime& rt, const Value* arguments) {
    double x = TRY(as_double(rt, arguments[0]));
    return new_float(rt, x * (3.14159265358979323846 / 180.0));
}

Result<Value> math_is_finite(Runtime& rt, const Value* arguments) {
    double x = TRY(as_double(rt, arguments[0]));
    return Value::boolean(std::isfinite(x));
}

Result<Value> math_is_inf(Runtime& rt, const Value* arguments) {
    double x = TRY(as_double(rt, arguments[0]));
    return Value::boolean(std::isinf(x));
}

Result<Value> math_is_nan(Runtime& rt, const Value* arguments) {
    double x = TRY(as_double(rt, arguments[0]));
    return Value::boolean(std::isnan(x));
}

Result<Value> math_ulp(Runtime& rt, const Value* arguments) {
    double x = TRY(as_double(rt, arguments[0]));
    if (std::isnan(x)) return new_float(rt, x);
    x = std::fabs(x);
    if (std::isinf(x)) return new_float(rt, x);
    double above = std::nextafter(x, HUGE_VAL);
    if (std::isinf(above)) return new_float(rt, x - std::nextafter(x, -HUGE_VAL));
    return new_float(rt, above - x);
}

// ---- logarithms

Result<double> logarithm(Runtime& rt, const Value& argument, Function function) {
    if (is_int(argument)) {
        if (int_sign(argument) <= 0) return rt.value_error("expected a positive input");
        std::uint64_t bits = int_bit_length(argument);
        if (bits > 1023) {  // beyond a double: log(m · 2^e)
            Value shift = Value::small(static_cast<std::int64_t>(bits - 64));
            Value top = TRY(int_right_shift(rt, argument, shift));
            double mantissa = TRY(int_to_double(rt, top));
            mantissa = std::ldexp(mantissa, -64);
            return function(mantissa) + function(2.0) * static_cast<double>(bits);
        }
        double x = TRY(int_to_double(rt, argument));
        return function(x);
    }
    double x = TRY(as_double(rt, argument));
    if (x <= 0) return unexpected(rt, "a positive input", x);
    return function(x);
}

double natural(double x) {
    return std::log(x);
}
double binary_log(double x) {
    return std::log2(x);
}
double decimal_log(double x) {
    return std::log10(x);
}

Result<Value> math_log(Runtime& rt, const Value* arguments) {
    double result = TRY(logarithm(rt, arguments[0], natural));
    if (arguments[1].is_empty()) return new_float(rt, result);
    double base = TRY(logarithm(rt, arguments[1], natural));
    if (base == 0) return rt.raise(BuiltinType::ZeroDivisionError, "division by zero");
    return new_float(rt, result / base);
}

Result<Value> math_log2(Runtime& rt, const Value* arguments) {
    double result = TRY(logarithm(rt, arguments[0], binary_log));
    return new_float(rt, result);
}

Result<Value> math_log10(Runtime& rt, const Value* arguments) {
    double result = TRY(logarithm(rt, arguments[0], decimal_log));
    return new_float(rt, result);
}

// ---- functions of two numbers and more

Result<Value> math_atan2(Runtime& rt, const Value* arguments) {
    double y = TRY(as_double(rt, arguments[0]));
    double x = TRY(as_double(rt, arguments[1]));
    return new_float(rt, std::atan2(y, x));
}

Result<Value> math_copysign(Runtime& rt, const Value* arguments) {
    double x = TRY(as_double(rt, arguments[0]));
    double y = TRY(as_double(rt, arguments[1]));
    return new_float(rt, std::copysign(x, y));
}

Result<Value> math_fmod(Runtime& rt, const Value* arguments) {
    double x = TRY(as_double(rt, arguments[0]));
    double y = TRY(as_double(rt, arguments[1]));
    if (std::isinf(y) && std::isfinite(x)) return new_float(rt, x);
    double result = std::fmod(x, y);
    if (std::isnan(result) && !std::isnan(x) && !std::isnan(y)) return domain_error(rt);
    return new_float(rt, result);
}

Result<Value> math_remainder(Runtime& rt, const Value* arguments) {
    double x = TRY(as_double(rt, arguments[0]));
    double y = TRY(as_double(rt, arguments[1]));
    double result = std::remainder(x, y);
    if (std::isnan(result) && !std::isnan(x) && !std::isnan(y)) return domain_error(rt);
    return new_float(rt, result);
}

Result<Value> math_pow(Runtime& rt, const Value* arguments) {
    double x = TRY(as_double(rt, arguments[0]));
    double y = TRY(as_double(rt, arguments[1]));
    double result = std::pow(x, y);
    bool finite = std::isfinite(x) && std::isfinite(y);
    if (finite && std::isnan(result)) return domain_error(rt);
    if (finite && std::isinf(result)) {
        if (x == 0) return domain_error(rt);
        return range_error(rt);
    }
    return new_float(rt, result);
}

Result<Value> math_fma(Runtime& rt, const Value* arguments) {
    double x = TRY(as_double(rt, arguments[0]));
    double y = TRY(as_double(rt, arguments[1]));
    double z = TRY(as_double(rt, arguments[2]));
    double result = std::fma(x, y, z);
    if (std::isnan(result) && !std::isnan(x) && !std::isnan(y) && !std::isnan(z)) {
        return rt.value_error("invalid operation in fma");
    }
    if (std::isinf(result) && std::isfinite(x) && std::isfinite(y) && std::isfinite(z)) {
        return rt.overflow_error("overflow in fma");
    }
    return new_float(rt, result);
}

Result<Value> math_ldexp(Runtime& rt, const Value* arguments) {
    double x = TRY(as_double(rt, arguments[0]));
    if (!is_int(arguments[1])) return rt.type_error("Expected an int as second argument to ldexp.");
    if (x == 0 || !std::isfinite(x)) return new_float(rt, x);
    std::int64_t exponent;
    if (!int_to_int64(arguments[1], exponent)) exponent = int_sign(arguments[1]) * std::int64_t{100'000};
    if (exponent > 100'000) return range_error(rt);
    if (exponent < -100'000) return new_float(rt, std::copysign(0.0, x));
    double result = std::ldexp(x, static_cast<int>(exponent));
    if (std::isinf(result)) return range_error(rt);
    return new_float(rt, result);
}

Result<Value> math_frexp(Runtime& rt, const Value* arguments) {
    double x = TRY(as_double(rt, arguments[0]));
    int exponent = 0;
    if (x != 0 && std::isfinite(x)) x = std::frexp(x, &exponent);
    Value parts[2] = {new_float(rt, x), Value::small(exponent)};
    return new_tuple(rt, parts);
}

Result<Value> math_modf(Runtime& rt, const Value* arguments) {
    double x = TRY(as_double(rt, arguments[0]));
    double whole = std::trunc(x);
    double fraction = std::isinf(x) ? std::copysign(0.0, x) : std::copysign(x - whole, x);
    if (std::isnan(x)) fraction = x;
    Value parts[2] = {new_float(rt, fraction), new_float(rt, whole)};
    return new_tuple(rt, parts);
}

Result<Value> math_next_after(Runtime& rt, const Value* arguments) {
    double x = TRY(as_double(rt, arguments[0]));
    double y = TRY(as_double(rt, arguments[1]));
    if (arguments[2].is_empty() || arguments[2].is_none()) return new_float(rt, std::nextafter(x, y));
    Value steps = TRY(index(rt, arguments[2]));
    if (int_sign(steps) < 0) return rt.value_error("steps must be a non-negative integer");
    if (std::isnan(x) || std::isnan(y)) return new_float(rt, std::isnan(x) ? x : y);
    // Doubles as ordered integers: a step is one.
    auto ordered = [](double number) {
        auto bits = __builtin_bit_cast(std::int64_t, number);
        return bits < 0 ? INT64_MIN - bits : bits;
    };
    std::int64_t from = ordered(x);
    std::int64_t to = ordered(y);
    bool up = to >= from;
    std::uint64_t distance = up ? static_cast<std::uint64_t>(to) - static_cast<std::uint64_t>(from)
                                : static_cast<std::uint64_t>(from) - static_cast<std::uint64_t>(to);
    std::uint64_t count = int_bit_length(steps) > 64 ? UINT64_MAX : int_low_bits(steps);
    if (count == 0) return new_float(rt, x);
    if (count >= distance) return new_float(rt, y);
    std::int64_t reached =
        up ? from + static_cast<std::int64_t>(count) : from - static_cast<std::int64_t>(count);
    if (reached < 0) reached = INT64_MIN - reached;
    return new_float(rt, __builtin_bit_cast(double, reached));
}

Result<Value> math_is_close(Runtime& rt, const Value* arguments) {
    double a = TRY(as_double(rt, arguments[0]));
    double b = TRY(as_double(rt, arguments[1]));
    double relative = 1e-9;
    double absolute = 0;
    if (!arguments[2].is_empty()) relative = TRY(as_double(rt, arguments[2]));
    if (!arguments[3].is_empty()) absolute = TRY(as_double(rt, arguments[3]));
    if (relative < 0 || absolute < 0) return rt.value_error("tolerances must be non-negative");
    if (a == b) return Value::true_value();
    if (std::isinf(a) || std::isinf(b)) return Value::false_value();
    double difference = std::fabs(b - a);
    return Value::boolean(difference <= std::fabs(relative * b) || difference <= std::fabs(relative * a) ||
                          difference <= absolute);
}

// ---- floor, ceil, trunc

Result<Value> round_by(Runtime& rt, const Value& number, Name special, Function function) {
    if (!rt.is_exactly(number, BuiltinType::float_)) {
        Value method = TRY(find_special(rt, number, special));
        if (!method.is_empty()) return call(rt, method);
    }
    double x = TRY(as_double(rt, number));
    return int_from_double(rt, function(x));
}

Result<Value> math_floor(Runtime& rt, const Value* arguments) {
    return round_by(rt, arguments[0], Name::floor, [](double x) { return std::floor(x); });
}

Result<Value> math_ceil(Runtime& rt, const Value* arguments) {
    return round_by(rt, arguments[0], Name::ceil, [](double x) { return std::ceil(x); });
}

Result<Value> math_trunc(Runtime& rt, const Value* arguments) {
    if (rt.is_exactly(arguments[0], BuiltinType::float_)) return int_from_double(rt, float_of(arguments[0]));
    Value method = TRY(find_special(rt, arguments[0], Name::trunc));
    if (method.is_empty()) {
        return rt.type_error("type {} doesn't define __trunc__ method", type_name(rt, arguments[0]));
    }
    return call(rt, method);
}

// ---- whole numbers

Result<Value> math_gcd(Runtime& rt, const Value* arguments) {
    Value result = Value::small(0);
    for (const Value& each : arguments[0].as<Tuple>()->span()) {
        Value number = TRY(index(rt, each));
        result = TRY(int_gcd(rt, result, number));
    }
    return result;
}

Result<Value> math_lcm(Runtime& rt, const Value* arguments) {
    Value result = Value::small(1);
    for (const Value& each : arguments[0].as<Tuple>()->span()) {
        Value number = TRY(index(rt, each));
        if (int_sign(number) == 0 || int_sign(result) == 0) {
            result = Value::small(0);
            continue;
        }
        Value divisor = TRY(int_gcd(rt, result, number));
        result = TRY(int_floor_divide(rt, result, divisor));
        result = TRY(int_multiply(rt, result, number));
        result = TRY(int_absolute(rt, result));
    }
    return result;
}

Result<Value> math_isqrt(Runtime& rt, const Value* arguments) {
    Value number = TRY(index(rt, arguments[0]));
    if (int_sign(number) < 0) return rt.value_error("isqrt() argument must be nonnegative");
    return int_square_root(rt, number);
}

/// low · (low + 1) · … · high
Result<Value> product_of(Runtime& rt, std::int64_t low, std::int64_t high) {
    if (low > high) return Value::small(1);
    if (high - low < 16) {
        Value result = new_int(rt, low);
        for (std::int64_t i = low + 1; i <= high; ++i) result = TRY(int_multiply(rt, result, new_int(rt, i)));
        return result;
    }
    std::int64_t middle = low + (high - low) / 2;
    Value left = TRY(product_of(rt, low, middle));
    Value right = TRY(product_of(rt, middle + 1, high));
    return int_multiply(rt, left, right);
}

Result<Value> factorial_of(Runtime& rt, const Value& argument) {
    Value number = TRY(index(rt, argument));
    if (int_sign(number) < 0) return rt.value_error("factorial() not defined for negative values");
    std::int64_t n;
    if (!int_to_int64(number, n) || n > INT32_MAX) {
        return rt.overflow_error("factorial() argument should not exceed {}", INT32_MAX);
    }
    if (n > 20'000'000) return rt.memory_error();
    return product_of(rt, 2, n);
}

Result<Value> math_factorial(Runtime& rt, const Value* arguments) {
    return factorial_of(rt, arguments[0]);
}

/// n · (n - 1) · … of `count` factors, divided by count! when asked.
Result<Value> falling_product(Runtime& rt, const Value& n, std::int64_t count, bool divide) {
    Value result = Value::small(1);
    for (std::int64_t i = 0; i < count; ++i) {
        Value factor = TRY(int_subtract(rt, n, new_int(rt, i)));
        result = TRY(int_multiply(rt, result, factor));
        if (divide) result = TRY(int_floor_divide(rt, result, new_int(rt, i + 1)));
        TRY(count_steps(rt, static_cast<Size>(i & 0x7FFF'FFFF)));
    }
    return result;
}

Result<Value> math_comb(Runtime& rt, const Value* arguments) {
    Value n = TRY(index(rt, arguments[0]));
    Value k = TRY(index(rt, arguments[1]));
    if (int_sign(n) < 0) return rt.value_error("n must be a non-negative integer");
    if (int_sign(k) < 0) return rt.value_error("k must be a non-negative integer");
    if (int_compare(k, n) > 0) return Value::small(0);
    Value other = TRY(int_subtract(rt, n, k));
    if (int_compare(other, k) < 0) k = other;
    std::int64_t count;
    if (!int_to_int64(k, count)) {
        return rt.overflow_error("min(n - k, k) must not exceed {}", INT64_MAX);
    }
    return falling_product(rt, n, count, true);
}

Result<Value> math_perm(Runtime& rt, const Value* arguments) {
    if (arguments[1].is_empty() || arguments[1].is_none()) return factorial_of(rt, arguments[0]);
    Value n = TRY(index(rt, arguments[0]));
    Value k = TRY(index(rt, arguments[1]));
    if (int_sign(n) < 0) return rt.value_error("n must be a non-negative integer");
    if (int_sign(k) < 0) return rt.value_error("k must be a non-negative integer");
    if (int_compare(k, n) > 0) return Value::small(0);
    std::int64_t count;
    if (!int_to_int64(k, count)) {
        return rt.overflow_error("k must not exceed {}", INT64_MAX);
    }
    return falling_product(rt, n, count, false);
}

// ---- over iterables

Result<Value> math_fsum(Runtime& rt, const Value* arguments) {
    ExactSum sum;
    double special = 0;
    double infinities = 0;
    bool any_special = false;
    auto visit = [&](const Value& item) -> Result<bool> {
        double x = TRY(as_double(rt, item));
        if (!std::isfinite(x)) {
            any_special = true;
            special += x;
            if (std::isinf(x)) infinities += x;
            return true;
        }
        sum.add(x);
        if (sum.overflowed()) return rt.overflow_error("intermediate overflow in fsum");
        return true;
    };
    TRY(for_each(rt, arguments[0], visit));
    if (any_special) {
        if (std::isnan(infinities)) return rt.value_error("-inf + inf in fsum");
        return new_float(rt, special);
    }
    return new_float(rt, sum.value());
}

Result<Value> math_prod(Runtime& rt, const Value* arguments) {
    Value result = arguments[1].is_empty() ? Value::small(1) : arguments[1];
    auto visit = [&](const Value& item) -> Result<bool> {
        result = TRY(binary(rt, BinaryOperator::multiply, result, item));
        return true;
    };
    TRY(for_each(rt, arguments[0], visit));
    return result;
}

Result<Value> math_sumprod(Runtime& rt, const Value* arguments) {
    Value left = TRY(iterate(rt, arguments[0]));
    Value right = TRY(iterate(rt, arguments[1]));
    Value total = Value::small(0);
    ExactSum floats;
    bool use_floats = false;
    auto flush = [&]() -> Result<void> {
        if (!use_floats) return {};
        use_floats = false;
        Value part = new_float(rt, floats.value());
        floats = ExactSum();
        total = TRY(binary(rt, BinaryOperator::add, total, part));
        return {};
    };
    for (Size steps = 0;; ++steps) {
        Value a = TRY(next(rt, left));
        Value b = TRY(next(rt, right));
        if (a.is_empty() != b.is_empty()) return rt.value_error("Inputs are not the same length");
        if (a.is_empty()) break;
        bool a_float = rt.is_exactly(a, BuiltinType::float_);
        bool b_float = rt.is_exactly(b, BuiltinType::float_);
        bool a_known = a_float || is_int(a);
        bool b_known = b_float || is_int(b);
        if ((a_float && b_known) || (b_float && a_known)) {
            double x = TRY(as_double(rt, a));
            double y = TRY(as_double(rt, b));
            if (std::isfinite(x * y)) {
                floats.add_product(x, y);
                use_floats = true;
                continue;
            }
        }
        TRY(flush());
        Value product = TRY(binary(rt, BinaryOperator::multiply, a, b));
        total = TRY(binary(rt, BinaryOperator::add, total, product));
        TRY(count_steps(rt, steps));
    }
    TRY(flush());
    return total;
}

Result<Value> math_hypot(Runtime& rt, const Value* arguments) {
    std::vector<double> parts;
    for (const Value& each : arguments[0].as<Tuple>()->span()) {
        double x = TRY(as_double(rt, each));
        parts.push_back(x);
    }
    return new_float(rt, vector_norm(parts));
}

Result<Value> math_dist(Runtime& rt, const Value* arguments) {
    Ref<Tuple> p = TRY(to_tuple(rt, arguments[0]));
    Ref<Tuple> q = TRY(to_tuple(rt, arguments[1]));
    if (p->length != q->length) {
        return rt.value_error("both points must have the same number of dimensions");
    }
    std::vector<double> parts;
    for (Size i = 0; i < p->length; ++i) {
        double x = TRY(as_double(rt, (*p)[i]));
        double y = TRY(as_double(rt, (*q)[i]));
        parts.push_back(std::fabs(x - y));
    }
    return new_float(rt, vector_norm(parts));
}

constexpr NativeMethod functions[] = {
    {"acos(x, /)", one_argument<do_acos, Overflow::no, unit_text>,
     doc<"Return the arc cosine (measured in radians) of x.\n\nThe result is between 0 and pi.">},
    {"acosh(x, /)", one_argument<do_acosh, Overflow::no, not_less_text>,
     doc<"Return the inverse hyperbolic cosine of x.">},
    {"asin(x, /)", one_argument<do_asin, Overflow::no, unit_text>,
     doc<"Return the arc sine (measured in radians) of x.\n\nThe result is between -pi/2 and pi/2.">},
    {"asinh(x, /)", one_argument<do_asinh, Overflow::no, nullptr>,
     doc<"Return the inverse hyperbolic sine of x.">},
    {"atan(x, /)", one_argument<do_atan, Overflow::no, nullptr>,
     doc<"Return the arc tangent (measured in radians) of x.\n\nThe result is between -pi/2 and pi/2.">},
    {"atan2(y, x, /)", math_atan2, doc<"Return the arc tangent (measured in radians) of y/x.">},
    {"atanh(x, /)", one_argument<do_atanh, Overflow::no, open_unit_text>,
     doc<"Return the inverse hyperbolic tangent of x.">},
    {"cbrt(x, /)", one_argument<do_cbrt, Overflow::no, nullptr>, doc<"Return the cube root of x.">},
    {"ceil(x, /)", math_ceil, doc<"Return the ceiling of x as an Integral.">},
    {"comb(n, k, /)", math_comb,
     doc<"Number of ways to choose k items from n items without repetition and without order.">},
    {"copysign(x, y, /)", math_copysign,
     doc<"Return a float with the magnitude (absolute value) of x but the sign of y.">},
    {"cos(x, /)", one_argument<do_cos, Overflow::no, finite_text>,
     doc<"Return the cosine of x (measured in radians).">},
    {"cosh(x, /)", one_argument<do_cosh, Overflow::yes, nullptr>, doc<"Return the hyperbolic cosine of x.">},
    {"degrees(x, /)", math_degrees, doc<"Convert angle x from radians to degrees.">},
    {"dist(p, q, /)", math_dist, doc<"Return the Euclidean distance between two points p and q.">},
    {"erf(x, /)", one_argument<do_erf, Overflow::no, nullptr>, doc<"Error function at x.">},
    {"erfc(x, /)", one_argument<do_erfc, Overflow::no, nullptr>, doc<"Complementary error function at x.">},
    {"exp(x, /)", one_argument<do_exp, Overflow::yes, nullptr>, doc<"Return e raised to the power of x.">},
    {"exp2(x, /)", one_argument<do_exp2, Overflow::yes, nullptr>, doc<"Return 2 raised to the power of x.">},
    {"expm1(x, /)", one_argument<do_expm1, Overflow::yes, nullptr>, doc<"Return exp(x)-1.">},
    {"fabs(x, /)", one_argument<do_fabs, Overflow::no, nullptr>,
     doc<"Return the absolute value of the float x.">},
    {"factorial(n, /)", math_factorial, doc<"Find n!.">},
    {"floor(x, /)", math_floor, doc<"Return the floor of x as an Integral.">},
    {"fma(x, y, z, /)", math_fma, doc<"Fused multiply-add operation.">},
    {"fmod(x, y, /)", math_fmod, doc<"Return fmod(x, y), according to platform C.">},
    {"frexp(x, /)", math_frexp, doc<"Return the mantissa and exponent of x, as pair (m, e).">},
    {"fsum(seq, /)", math_fsum, doc<"Return an accurate floating-point sum of values in the iterable seq.">},
    {"gamma(x, /)", math_gamma, doc<"Gamma function at x.">},
    {"gcd(*integers)", math_gcd, doc<"Greatest Common Divisor.">},
    {"hypot(*coordinates)", math_hypot,
     doc<"Multidimensional Euclidean distance from the origin to a point.">},
    {"isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)", math_is_close,
     doc<"Determine whether two floating-point numbers are close in value.">},
    {"isfinite(x, /)", math_is_finite,
     doc<"Return True if x is neither an infinity nor a NaN, and False otherwise.">},
    {"isinf(x, /)", math_is_inf,
     doc<"Return True if x is a positive or negative infinity, and False otherwise.">},
    {"isnan(x, /)", math_is_nan, doc<"Return True if x is a NaN (not a number), and False otherwise.">},
    {"isqrt(n, /)", math_isqrt, doc<"Return the integer part of the square root of the input.">},
    {"lcm(*integers)", math_lcm, doc<"Least Common Multiple.">},
    {"ldexp(x, i, /)", math_ldexp, doc<"Return x * (2**i).">},
    {"lgamma(x, /)", math_lgamma, doc<"Natural logarithm of absolute value of Gamma function at x.">},
    {"log(x, base=<unrepresentable>, /)", math_log,
     doc<"log(x, [base=math.e])\nReturn the logarithm of x to the given base.">},
    {"log10(x, /)", math_log10, doc<"Return the base 10 logarithm of x.">},
    {"log1p(x, /)", one_argument<do_log1p, Overflow::no, above_minus_1_text>,
     doc<"Return the natural logarithm of 1+x (base e).">},
    {"log2(x, /)", math_log2, doc<"Return the base 2 logarithm of x.">},
    {"modf(x, /)", math_modf, doc<"Return the fractional and integer parts of x.">},
    {"nextafter(x, y, /, *, steps=None)", math_next_after,
     doc<"Return the floating-point value the given number of steps after x towards y.">},
    {"perm(n, k=None, /)", math_perm,
     doc<"Number of ways to choose k items from n items without repetition and with order.">},
    {"pow(x, y, /)", math_pow, doc<"Return x**y (x to the power of y).">},
    {"prod(iterable, /, *, start=1)", math_prod,
     doc<"Calculate the product of all the elements in the input iterable.">},
    {"radians(x, /)", math_radians, doc<"Convert angle x from degrees to radians.">},
    {"remainder(x, y, /)", math_remainder,
     doc<"Difference between x and the closest integer multiple of y.">},
    {"sin(x, /)", one_argument<do_sin, Overflow::no, finite_text>,
     doc<"Return the sine of x (measured in radians).">},
    {"sinh(x, /)", one_argument<do_sinh, Overflow::yes, nullptr>, doc<"Return the hyperbolic sine of x.">},
    {"sqrt(x, /)", one_argument<do_sqrt, Overflow::no, nonnegative_text>,
     doc<"Return the square root of x.">},
    {"sumprod(p, q, /)", math_sumprod,
     doc<"Return the sum of products of values from two iterables p and q.">},
    {"tan(x, /)", one_argument<do_tan, Overflow::no, finite_text>,
     doc<"Return the tangent of x (measured in radians).">},
    {"tanh(x, /)", one_argument<do_tanh, Overflow::no, nullptr>, doc<"Return the hyperbolic tangent of x.">},
    {"trunc(x, /)", math_trunc, doc<"Truncates the Real x to the nearest Integral toward 0.">},
    {"ulp(x, /)", math_ulp, doc<"Return the value of the least significant bit of the float x.">},
};

}  // namespace

Result<void> fill_math_module(Vm& vm, Dict* members) {
    Runtime& rt = vm.runtime();
    add_functions(rt, members, functions, "math");
    auto set = [&](std::string_view name, double number) {
        dict_set(rt, members, rt.intern(name).get(), new_float(rt, number));
    };
    set("pi", 3.141592653589793);
    set("e", 2.718281828459045);
    set("tau", 6.283185307179586);
    set("inf", HUGE_VAL);
    set("nan", std::nan(""));
    return {};
}

}  // namespace bufferscope
