// The types int and bool: slots, methods, constructors.
#include "object/protocol.h"
#include "types/float.h"
#include "types/format.h"
#include "types/int_object.h"
#include "types/numbers.h"
#include "types/unicode.h"

namespace bufferscope {
namespace {

template <auto function>
Result<Value> binary_slot(Runtime& rt, const Value& left, const Value& right) {
    if (!is_int(left) || !is_int(right)) return Value::not_implemented();
    return function(rt, left, right);
}

Result<Value> divmod_ints(Runtime& rt, const Value& left, const Value& right) {
    Value parts[2];
    parts[0] = TRY(int_floor_divide(rt, left, right));
    parts[1] = TRY(int_remainder(rt, left, right));
    return new_tuple(rt, parts);
}

Result<Value> power_slot(Runtime& rt, const Value& base, const Value& exponent, const Value& modulus) {
    if (!is_int(base) || !is_int(exponent)) return Value::not_implemented();
    if (modulus.is_empty() || modulus.is_none()) return int_power(rt, base, exponent, Value());
    if (!is_int(modulus)) return Value::not_implemented();
    return int_power(rt, base, exponent, modulus);
}

Result<Value> compare_slot(Runtime&, const Value& left, const Value& right, Comparison comparison) {
    if (!is_int(left) || !is_int(right)) return Value::not_implemented();
    return Value::boolean(result_of(comparison, int_compare(left, right)));
}

Result<Value> repr_slot(Runtime& rt, const Value& self) {
    if (self.is_small_int()) return Value(decimal_str(rt, self.small_int()));
    std::string text = TRY(int_to_text(rt, self));
    return new_str(rt, text);
}

Result<Value> plain_slot(Runtime& rt, const Value& self) {
    return int_plain(rt, self);
}

Result<Value> float_slot(Runtime& rt, const Value& self) {
    double number = TRY(int_to_double(rt, self));
    return new_float(rt, number);
}

Result<Value> invert_slot(Runtime& rt, const Value& self) {
    if (self.is_small_int()) return new_int(rt, ~std::int64_t{self.small_int()});
    Value next = TRY(int_add(rt, self, Value::small(1)));
    return int_negative(rt, next);
}

Result<bool> truth_slot(Runtime&, const Value& self) {
    return int_sign(self) != 0;
}

Result<Hash> hash_slot(Runtime&, const Value& self) {
    return int_hash(self);
}

// ---- construction

/// The int that a text gives; `original` is shown in the message.
Result<Value> parse(Runtime& rt, const Value& source, int base, bool& is_text) {
    is_text = true;
    if (is_str(source)) {
        std::string text = number_text(source.as<Str>());
        return int_from_text(rt, text, base, source);
    }
    std::string bytes;
    Result<bool> has_bytes = copy_own_bytes(rt, source, bytes);
    if (!has_bytes.is_error() && has_bytes.take()) {
        if (rt.type_of(source)->has_flag(type_flags::bytes_subclass))
            return int_from_text(rt, bytes, base, source);
        Value shown = TRY(make_bytes(rt, bytes));
        return int_from_text(rt, bytes, base, shown);
    }
    is_text = false;
    return Value();
}

/// int(x) without a base (PyNumber_Long).
Result<Value> from_object(Runtime& rt, const Value& source) {
    if (is_int(source) && (!source.is_object() || rt.is_exactly(source, BuiltinType::int_))) {
        return int_plain(rt, source);
    }
    const Slots& slots = rt.type_of(source)->slots;
    if (slots.to_int != nullptr) {
        Value result = TRY(slots.to_int(rt, source));
        if (!is_int(result)) {
            return rt.type_error("__int__ returned non-int (type {})", type_name(rt, result));
        }
        if (!result.is_small_int() && !rt.is_exactly(result, BuiltinType::int_) &&
            rt.interpreter != nullptr) {
            std::string message = format_text(
                "__int__ returned non-int (type {}).  The ability to return an instance of a strict subclass "
                "of int is "
                "deprecated, and may be removed in a future version of Python.",
                {type_name(rt, result)});
            TRY(rt.interpreter->warn(BuiltinType::DeprecationWarning, message));
        }
        return int_plain(rt, result);
    }
    if (slots.index != nullptr) {
        Value result = TRY(index(rt, source));
        return int_plain(rt, result);
    }
    bool is_text;
    Value parsed = TRY(parse(rt, source, 10, is_text));
    if (is_text) return parsed;
    return rt.type_error("int() argument must be a string, a bytes-like object or a real number, not '{}'",
                         type_name(rt, source));
}

Result<Value> construct(Runtime& rt, const Value& source, const Value& base) {
    if (source.is_empty()) {
        if (!base.is_empty()) return rt.type_error("int() missing string argument");
        return Value::small(0);
    }
    if (base.is_empty()) return from_object(rt, source);
    Size number = TRY(index_clipped(rt, base));
    if (number != 0 && (number < 2 || number > 36))
        return rt.value_error("int() base must be >= 2 and <= 36, or 0");
    bool text_like = is_str(source) || rt.is_instance(source, BuiltinType::bytes) ||
                     rt.is_instance(source, BuiltinType::bytearray);
    if (!text_like) return rt.type_error("int() can't convert non-string with explicit base");
    bool is_text;
    return parse(rt, source, number, is_text);
}

Result<Value> int_new(Runtime& rt, Type* type, const Value* arguments) {
    Value number = TRY(construct(rt, arguments[0], arguments[1]));
    if (type == rt.type(BuiltinType::int_)) return number;
    auto* object = rt.allocate<IntObject>(type);
    Value made = Value::adopt(object);
    BigInteger scratch;
    object->number = big_of(number, scratch);
    return made;
}

Result<Value> int_call_new(Runtime& rt, Type* type, const CallArguments& arguments) {
    if (arguments.positional > 2) {
        return rt.type_error("int expected at most 2 arguments, got {}", arguments.positional);
    }
    return bound_new<"int(x=0, /, base=10)", int_new>(rt, type, arguments);
}

Result<Value> bool_new(Runtime& rt, Type*, const Value* arguments) {
    if (arguments[0].is_empty()) return Value::false_value();
    bool result = TRY(truth(rt, arguments[0]));
    return Value::boolean(result);
}

// ---- methods

Result<Value> int_bit_length_method(Runtime& rt, const Value* arguments) {
    return new_int_unsigned(rt, int_bit_length(arguments[0]));
}

Result<Value> int_bit_count(Runtime& rt, const Value* arguments) {
    BigInteger scratch;
    const BigInteger& number = big_of(arguments[0], scratch);
    std::uint64_t count = 0;
    for (unsigned i = 0; i < number.backend().size(); ++i) {
        count += static_cast<unsigned>(__builtin_popcountll(number.backend().limbs()[i]));
    }
    return new_int_unsigned(rt, count);
}

Result<Value> int_identity(Runtime& rt, const Value* arguments) {
    return int_plain(rt, arguments[0]);
}

Result<Value> int_as_integer_ratio(Runtime& rt, const Value* arguments) {
    Value parts[2] = {int_plain(rt, arguments[0]), Value::small(1)};
    return new_tuple(rt, parts);
}

Result<Value> int_is_integer(Runtime&, const Value*) {
    return Value::true_value();
}

/// Rounds half to even at a power of ten.
Result<Value> int_round(Runtime& rt, const Value* arguments) {
    if (arguments[1].is_empty() || arguments[1].is_none()) return int_plain(rt, arguments[0]);
    Value digits = TRY(index(rt, arguments[1]));
    if (int_sign(digits) >= 0) return int_plain(rt, arguments[0]);
    Value places = TRY(int_negative(rt, digits));
    // Far more places than the number has digits give 0 without computing the power.
    if (int_compare(places, new_int_unsigned(rt, int_bit_length(arguments[0]))) > 0) return Value::small(0);
    Value unit = TRY(int_power(rt, Value::small(10), places, Value()));
    Value quotient = TRY(int_floor_divide(rt, arguments[0], unit));
    Value rest = TRY(int_remainder(rt, arguments[0], unit));
    Value twice = TRY(int_add(rt, rest, rest));
    int order = int_compare(twice, unit);
    if (order > 0 || (order == 0 && (int_low_bits(quotient) & 1))) {
        quotient = TRY(int_add(rt, quotient, Value::small(1)));
    }
    return int_multiply(rt, quotient, unit);
}

Result<bool> is_little(Runtime& rt, const Value& order, std::string_view function) {
    if (order.is_empty()) return false;
    if (!is_str(order)) {
        return rt.type_error("{}() argument 'byteorder' must be str, not {}", function,
                             argument_type_name(rt, order));
    }
    if (equal(order.as<Str>(), "little")) return true;
    if (equal(order.as<Str>(), "big")) return false;
    return rt.value_error("byteorder must be either 'little' or 'big'");
}

Result<Value> int_to_bytes_method(Runtime& rt, const Value* arguments) {
    Size length = 1;
    if (!arguments[1].is_empty()) length = TRY(size_argument(rt, arguments[1]));
    bool little = TRY(is_little(rt, arguments[2], "to_bytes"));
    bool is_signed = false;
    if (!arguments[3].is_empty()) is_signed = TRY(truth(rt, arguments[3]));
    if (length < 0) return rt.value_error("length argument must be non-negative");
    if (static_cast<std::size_t>(length) > rt.heap.limit() / 4) return rt.memory_error();
    std::string bytes(static_cast<std::size_t>(length), '\0');
    if (int_sign(arguments[0]) < 0 && !is_signed) {
        return rt.overflow_error("can't convert negative int to unsigned");
    }
    if (!int_to_bytes(arguments[0], reinterpret_cast<std::uint8_t*>(bytes.data()), length, is_signed)) {
        return rt.overflow_error("int too big to convert");
    }
    if (!little) bytes.assign(bytes.rbegin(), bytes.rend());
    return make_bytes(rt, bytes);
}

Result<Value> int_from_bytes_method(Runtime& rt, const Value* arguments) {
    bool little = TRY(is_little(rt, arguments[2], "from_bytes"));
    bool is_signed = false;
    if (!arguments[3].is_empty()) is_signed = TRY(truth(rt, arguments[3]));
    std::string bytes = TRY(bytes_by_special(rt, arguments[1]));
    if (!little) bytes.assign(bytes.rbegin(), bytes.rend());
    Value number = int_from_bytes(rt, reinterpret_cast<const std::uint8_t*>(bytes.data()),
                                  static_cast<Size>(bytes.size()), is_signed);
    if (arguments[0].is_object() && arguments[0].as<Type>() != rt.type(BuiltinType::int_)) {
        return call(rt, arguments[0], number);
    }
    return number;
}

Result<Value> int_get_new_arguments(Runtime& rt, const Value* arguments) {
    Value plain = int_plain(rt, arguments[0]);
    return new_tuple(rt, {&plain, 1});
}

Result<Value> int_size_of(Runtime& rt, const Value* arguments) {
    std::uint64_t bits = int_bit_length(arguments[0]);
    std::uint64_t digits = (bits + 29) / 30;
    return new_int_unsigned(rt, 12 + 4 * (digits == 0 ? 1 : digits));
}

constexpr NativeMethod int_methods[] = {
    {"conjugate(self, /)", int_identity, doc<"Returns self, the complex conjugate of any int.">},
    {"bit_length(self, /)", int_bit_length_method,
     doc<"Number of bits necessary to represent self in binary.">},
    {"bit_count(self, /)", int_bit_count,
     doc<"Number of ones in the binary representation of the absolute value of self.">},
    {"to_bytes(self, /, length=1, byteorder='big', *, signed=False)", int_to_bytes_method,
     doc<"Return an array of bytes representing an integer.">},
    {"from_bytes(cls, /, bytes, byteorder='big', *, signed=False)", int_from_bytes_method,
     doc<"Return the integer represented by the given array of bytes.">, MethodKind::class_method},
    {"as_integer_ratio(self, /)", int_as_integer_ratio,
     doc<"Return a pair of integers, whose ratio is equal to the original int.">},
    {"is_integer(self, /)", int_is_integer,
     doc<"Returns True. Exists for duck type compatibility with float.is_integer.">},
    {"__trunc__(self, /)", int_identity, doc<"Truncating an Integral returns itself.">},
    {"__floor__(self, /)", int_identity, doc<"Flooring an Integral returns itself.">},
    {"__ceil__(self, /)", int_identity, doc<"Ceiling of an Integral returns itself.">},
    {"__round__(self, ndigits=None, /)", int_round, doc<"Rounding an Integral returns itself.">},
    {"__getnewargs__(self, /)", int_get_new_arguments},
    {"__format__(self, format_spec, /)", int_format_method,
     doc<"Convert to a string according to format_spec.">},
    {"__sizeof__(self, /)", int_size_of, doc<"Returns size in memory, in bytes.">},
};

Result<Value> get_zero(Runtime&, const Value&) {
    return Value::small(0);
}

Result<Value> get_one(Runtime&, const Value&) {
    return Value::small(1);
}

constexpr NativeProperty int_properties[] = {
    {"real", plain_slot, nullptr, doc<"the real part of a complex number">},
    {"imag", get_zero, nullptr, doc<"the imaginary part of a complex number">},
    {"numerator", plain_slot, nullptr, doc<"the numerator of a rational number in lowest terms">},
    {"denominator", get_one, nullptr, doc<"the denominator of a rational number in lowest terms">},
};

constexpr TypeSpec int_spec = {
    .id = BuiltinType::int_,
    .name = "int",
    .flags = type_flags::subclassable | type_flags::int_subclass,
    .layout = layout_of<IntObject>(),
    .methods = int_methods,
    .properties = int_properties,
    .slots = {.repr = repr_slot,
              .negative = int_negative,
              .positive = plain_slot,
              .absolute = int_absolute,
              .invert = invert_slot,
              .to_int = plain_slot,
              .to_float = float_slot,
              .index = plain_slot,
              .truth = truth_slot,
              .hash = hash_slot,
              .compare = compare_slot,
              .add = binary_slot<int_add>,
              .subtract = binary_slot<int_subtract>,
              .multiply = binary_slot<int_multiply>,
              .true_divide = binary_slot<int_true_divide>,
              .floor_divide = binary_slot<int_floor_divide>,
              .remainder = binary_slot<int_remainder>,
              .divmod = binary_slot<divmod_ints>,
              .left_shift = binary_slot<int_left_shift>,
              .right_shift = binary_slot<int_right_shift>,
              .bit_and = binary_slot<int_bit_and>,
              .bit_xor = binary_slot<int_bit_xor>,
              .bit_or = binary_slot<int_bit_or>,
              .power = power_slot,
              .new_ = int_call_new},
    .doc =
        "int([x]) -> integer\nint(x, base=10) -> integer\n\nConvert a number or string to an integer, or "
        "return 0 if no "
        "arguments\nare given.",
};

// ---- bool

Result<Value> bool_repr(Runtime& rt, const Value& self) {
    return rt.intern(self.is_true() ? "True" : "False");
}

Result<Value> bool_invert(Runtime& rt, const Value& self) {
    if (rt.interpreter != nullptr) {
        TRY(rt.interpreter->warn(BuiltinType::DeprecationWarning,
                                 "Bitwise inversion '~' on bool is deprecated and will be removed in Python "
                                 "3.16. This returns the bitwise "
                                 "inversion of the underlying int object and is usually not what you expect "
                                 "from negating a bool. Use the "
                                 "'not' operator for boolean negation or ~int(x) if you really want the "
                                 "bitwise inversion of the underlying "
                                 "int."));
    }
    return Value::small(self.is_true() ? -2 : -1);
}

Result<Value> bool_and(Runtime& rt, const Value& left, const Value& right) {
    if (!left.is_bool() || !right.is_bool()) return binary_slot<int_bit_and>(rt, left, right);
    return Value::boolean(left.is_true() && right.is_true());
}

Result<Value> bool_or(Runtime& rt, const Value& left, const Value& right) {
    if (!left.is_bool() || !right.is_bool()) return binary_slot<int_bit_or>(rt, left, right);
    return Value::boolean(left.is_true() || right.is_true());
}

Result<Value> bool_xor(Runtime& rt, const Value& left, const Value& right) {
    if (!left.is_bool() || !right.is_bool()) return binary_slot<int_bit_xor>(rt, left, right);
    return Value::boolean(left.is_true() != right.is_true());
}

constexpr TypeSpec bool_spec = {
    .id = BuiltinType::bool_,
    .name = "bool",
    .base = BuiltinType::int_,
    .slots = {.repr = bool_repr,
              .invert = bool_invert,
              .bit_and = bool_and,
              .bit_xor = bool_xor,
              .bit_or = bool_or,
              .new_ = bound_new<"bool(object=False, /)", bool_new>},
    .doc =
        "Returns True when the argument is true, False otherwise.\n\nThe builtins True and False are the "
        "only two "
        "instances of the class bool.\nThe class bool is a subclass of the class int, and cannot be "
        "subclassed.",
};

}  // namespace

void install_int(Runtime& rt) {
    rt.define_type(int_spec);
    rt.define_type(bool_spec);
}

}  // namespace bufferscope
