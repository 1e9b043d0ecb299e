// Operators and numeric conversions of any object (CPython's abstract.c).
#include <cstddef>
#include <cstring>

#include "object/protocol.h"
#include "object/slots.h"

namespace bufferscope {

namespace {

struct OperatorRow {
    BinaryFunction Slots::*plain;
    BinaryFunction Slots::*inplace;
    const char* symbol;
};

constexpr OperatorRow operators[] = {
    {&Slots::add, &Slots::inplace_add, "+"},
    {&Slots::subtract, &Slots::inplace_subtract, "-"},
    {&Slots::multiply, &Slots::inplace_multiply, "*"},
    {&Slots::matrix_multiply, &Slots::inplace_matrix_multiply, "@"},
    {&Slots::true_divide, &Slots::inplace_true_divide, "/"},
    {&Slots::floor_divide, &Slots::inplace_floor_divide, "//"},
    {&Slots::remainder, &Slots::inplace_remainder, "%"},
    {nullptr, nullptr, "** or pow()"},
    {&Slots::left_shift, &Slots::inplace_left_shift, "<<"},
    {&Slots::right_shift, &Slots::inplace_right_shift, ">>"},
    {&Slots::bit_and, &Slots::inplace_bit_and, "&"},
    {&Slots::bit_xor, &Slots::inplace_bit_xor, "^"},
    {&Slots::bit_or, &Slots::inplace_bit_or, "|"},
    {&Slots::divmod, nullptr, "divmod()"},
};

/// binary_op1: left's slot, unless right's class is a subclass with another one.
Result<Value> try_binary(Runtime& rt, BinaryFunction Slots::*slot, const Value& left, const Value& right) {
    Type* left_type = rt.type_of(left);
    Type* right_type = rt.type_of(right);
    BinaryFunction of_left = left_type->slots.*slot;
    BinaryFunction of_right = left_type == right_type ? nullptr : right_type->slots.*slot;
    if (of_right == of_left) of_right = nullptr;
    if (of_left) {
        if (of_right && right_type->is_subtype_of(left_type)) {
            Value answer = TRY(of_right(rt, left, right));
            if (!answer.is_not_implemented()) return answer;
            of_right = nullptr;
        }
        Value answer = TRY(of_left(rt, left, right));
        if (!answer.is_not_implemented()) return answer;
    }
    if (of_right) return of_right(rt, left, right);
    return Value::not_implemented();
}

Error unsupported(Runtime& rt, std::string_view symbol, const Value& left, const Value& right) {
    return rt.type_error("unsupported operand type(s) for {}: '{}' and '{}'", symbol, type_name(rt, left),
                         type_name(rt, right));
}

Result<Value> try_power(Runtime& rt, TernaryFunction Slots::*slot, const Value& base, const Value& exponent,
                        const Value& modulus) {
    Type* left_type = rt.type_of(base);
    Type* right_type = rt.type_of(exponent);
    TernaryFunction of_left = left_type->slots.*slot;
    TernaryFunction of_right = left_type == right_type ? nullptr : right_type->slots.power;
    if (of_right == of_left) of_right = nullptr;
    if (of_left) {
        if (of_right && right_type->is_subtype_of(left_type)) {
            Value answer = TRY(of_right(rt, base, exponent, modulus));
            if (!answer.is_not_implemented()) return answer;
            of_right = nullptr;
        }
        Value answer = TRY(of_left(rt, base, exponent, modulus));
        if (!answer.is_not_implemented()) return answer;
    }
    if (of_right) {
        Value answer = TRY(of_right(rt, base, exponent, modulus));
        if (!answer.is_not_implemented()) return answer;
    }
    if (!modulus.is_none()) {
        TernaryFunction of_third = rt.type_of(modulus)->slots.power;
        if (of_third && of_third != of_left && of_third != of_right)
            return of_third(rt, base, exponent, modulus);
    }
    return Value::not_implemented();
}

/// sequence_repeat: the count may be any object with __index__.
Result<Value> repeat_sequence(Runtime& rt, RepeatFunction repeat, const Value& sequence, const Value& count) {
    if (!has_index(rt, count)) {
        return rt.type_error("can't multiply sequence by non-int of type '{}'", type_name(rt, count));
    }
    Size times = TRY(index_size(rt, count, BuiltinType::OverflowError));
    return repeat(rt, sequence, times);
}

}  // namespace

Result<Value> power(Runtime& rt, const Value& base, const Value& exponent, const Value& modulus) {
    Value answer = TRY(try_power(rt, &Slots::power, base, exponent, modulus));
    if (!answer.is_not_implemented()) return answer;
    if (modulus.is_none()) return unsupported(rt, "** or pow()", base, exponent);
    return rt.type_error("unsupported operand type(s) for ** or pow(): '{}', '{}', '{}'", type_name(rt, base),
                         type_name(rt, exponent), type_name(rt, modulus));
}

Result<Value> binary(Runtime& rt, BinaryOperator op, const Value& left, const Value& right) {
    if (op == BinaryOperator::power) return power(rt, left, right, Value::none());
    const OperatorRow& row = operators[static_cast<unsigned>(op)];
    Value answer = TRY(try_binary(rt, row.plain, left, right));
    if (!answer.is_not_implemented()) return answer;
    const Slots& of_left = rt.type_of(left)->slots;
    const Slots& of_right = rt.type_of(right)->slots;
    if (op == BinaryOperator::add && of_left.concat) return of_left.concat(rt, left, right);
    if (op == BinaryOperator::multiply) {
        if (of_left.repeat) return repeat_sequence(rt, of_left.repeat, left, right);
        if (of_right.repeat) return repeat_sequence(rt, of_right.repeat, right, left);
    }
    return unsupported(rt, row.symbol, left, right);
}

Result<Value> inplace(Runtime& rt, BinaryOperator op, const Value& left, const Value& right) {
    const Slots& of_left = rt.type_of(left)->slots;
    const OperatorRow& row = operators[static_cast<unsigned>(op)];
    if (op == BinaryOperator::power) {
        if (of_left.inplace_power) {
            Value answer = TRY(of_left.inplace_power(rt, left, right, Value::none()));
            if (!answer.is_not_implemented()) return answer;
        }
        Value answer = TRY(try_power(rt, &Slots::power, left, right, Value::none()));
        if (!answer.is_not_implemented()) return answer;
        return unsupported(rt, "**=", left, right);
    }
    // A class that derives from a sequence takes its `+=` for that of a number, which comes first
    // (update_one_slot).
    bool derived = rt.type_of(left)->has_flag(type_flags::heap_type);
    if (op == BinaryOperator::add && derived && of_left.inplace_concat && !of_left.inplace_add)
        return of_left.inplace_concat(rt, left, right);
    if (row.inplace && of_left.*row.inplace) {
        Value answer = TRY((of_left.*row.inplace)(rt, left, right));
        if (!answer.is_not_implemented()) return answer;
    }
    Value answer = TRY(try_binary(rt, row.plain, left, right));
    if (!answer.is_not_implemented()) return answer;
    const Slots& of_right = rt.type_of(right)->slots;
    if (op == BinaryOperator::add) {
        if (of_left.inplace_concat) return of_left.inplace_concat(rt, left, right);
        if (of_left.concat) return of_left.concat(rt, left, right);
    }
    if (op == BinaryOperator::multiply) {
        if (of_left.inplace_repeat) return repeat_sequence(rt, of_left.inplace_repeat, left, right);
        if (of_left.repeat) return repeat_sequence(rt, of_left.repeat, left, right);
        // PyNumber_InPlaceMultiply asks the right operand only where the left one has no sequence methods.
        if (of_right.repeat && !has_sequence_methods(rt, left))
            return repeat_sequence(rt, of_right.repeat, right, left);
    }
    std::string symbol(row.symbol);
    symbol += '=';
    return unsupported(rt, symbol, left, right);
}

Result<Value> unary(Runtime& rt, UnaryOperator op, const Value& operand) {
    constexpr UnaryFunction Slots::*slots[] = {&Slots::negative, &Slots::positive, &Slots::invert};
    constexpr const char* symbols[] = {"-", "+", "~"};
    UnaryFunction function = rt.type_of(operand)->slots.*slots[static_cast<unsigned>(op)];
    if (function) return function(rt, operand);
    return rt.type_error("bad operand type for unary {}: '{}'", symbols[static_cast<unsigned>(op)],
                         type_name(rt, operand));
}

// ---- numbers
// ------------------------------------------------------------------------------------------------------------

bool has_index(Runtime& rt, const Value& value) {
    return rt.type_of(value)->slots.index != nullptr;
}

bool is_number(Runtime& rt, const Value& value) {
    const Slots& slots = rt.type_of(value)->slots;
    return slots.index || slots.to_int || slots.to_float || rt.is_instance(value, BuiltinType::complex);
}

Result<Value> index(Runtime& rt, const Value& value) {
    if (value.is_small_int()) return value;
    Type* type = rt.type_of(value);
    if (type == rt.type(BuiltinType::int_)) return value;
    if (type->has_flag(type_flags::int_subclass)) return int_plain(rt, value);  // its __index__ is not asked
    if (!type->slots.index) {
        return rt.type_error("'{}' object cannot be interpreted as an integer", type->name_text);
    }
    Value number = TRY(type->slots.index(rt, value));
    if (rt.is_exactly(number, BuiltinType::int_)) return number;
    if (!rt.is_instance(number, BuiltinType::int_)) {
        return rt.type_error("__index__ returned non-int (type {})", type_name(rt, number));
    }
    TRY(rt.interpreter->warn(
        BuiltinType::DeprecationWarning,
        format_text("__index__ returned non-int (type {}).  The ability to return an instance of a strict "
                    "subclass of int is deprecated, and may be removed in a future version of Python.",
                    {type_name(rt, number)})));
    return int_plain(rt, number);
}

Result<Size> index_size(Runtime& rt, const Value& value, BuiltinType too_big) {
    Value number = TRY(index(rt, value));
    std::int64_t wide;
    if (int_to_int64(number, wide) && wide >= INT32_MIN && wide <= INT32_MAX) return static_cast<Size>(wide);
    return rt.raise(too_big, "cannot fit '{}' into an index-sized integer", type_name(rt, value));
}

Result<Size> index_clipped(Runtime& rt, const Value& value) {
    Value number = TRY(index(rt, value));
    std::int64_t wide;
    if (int_to_int64(number, wide)) {
        if (wide > INT32_MAX) return max_size;
        if (wide < INT32_MIN) return Size{INT32_MIN};
        return static_cast<Size>(wide);
    }
    bool negative = TRY(compare_truth(rt, number, Value::small(0), Comparison::less));
    return negative ? Size{INT32_MIN} : max_size;
}

}  // namespace bufferscope
