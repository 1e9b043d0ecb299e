// Calls, comparison, truth, hashing and text of any object.
#include "object/protocol.h"

#include "object/slots.h"

namespace bufferscope {

// ---- calls
// ------------------------------------------------------------------------------------------------------------

Result<Value> call(Runtime& rt, const Value& callee, const CallArguments& arguments) {
    CallFunction function = rt.type_of(callee)->slots.call;
    if (!function) return rt.type_error("'{}' object is not callable", type_name(rt, callee));
    NativeCall guard(rt);
    TRY(guard.check());
    return function(rt, callee, arguments);
}

Result<Value> call(Runtime& rt, const Value& callee) {
    return call(rt, callee, CallArguments{});
}

Result<Value> call(Runtime& rt, const Value& callee, const Value& argument) {
    return call(rt, callee, CallArguments{&argument, 1, nullptr});
}

Result<Value> call(Runtime& rt, const Value& callee, const Value& first, const Value& second) {
    Value arguments[] = {first, second};
    return call(rt, callee, CallArguments{arguments, 2, nullptr});
}

Result<Value> call(Runtime& rt, const Value& callee, const Value& first, const Value& second,
                   const Value& third) {
    Value arguments[] = {first, second, third};
    return call(rt, callee, CallArguments{arguments, 3, nullptr});
}

Result<Value> call_unpacked(Runtime& rt, const Value& callee, const Tuple* positional, Dict* keywords) {
    if (!keywords || keywords->used == 0)
        return call(rt, callee, CallArguments{positional->items(), positional->length, nullptr});
    Ref<Tuple> names = TRY(allocate_tuple(rt, keywords->used));
    std::vector<Value> values(static_cast<std::size_t>(positional->length + keywords->used));
    Size at = 0;
    for (; at < positional->length; ++at) values[static_cast<std::size_t>(at)] = (*positional)[at];
    Size position = 0;
    const Dict::Entry* entry = nullptr;
    for (Size i = 0; dict_next(keywords, position, entry); ++i, ++at) {
        if (!is_str(entry->key)) return rt.type_error("keywords must be strings");
        names->items()[i] = entry->key;
        values[static_cast<std::size_t>(at)] = entry->value;
    }
    return call(rt, callee, CallArguments{values.data(), positional->length, names.get()});
}

Result<Value> call_method(Runtime& rt, const Value& object, std::string_view name,
                          std::initializer_list<Value> arguments) {
    Value method = TRY(get_attribute(rt, object, name));
    return call(rt, method, CallArguments{arguments.begin(), static_cast<Size>(arguments.size()), nullptr});
}

bool is_callable(Runtime& rt, const Value& value) {
    return rt.type_of(value)->slots.call != nullptr;
}

// ---- comparison
// ---------------------------------------------------------------------------------------------------------

bool result_of(Comparison comparison, int three_way) {
    switch (comparison) {
        case Comparison::less:
            return three_way < 0;
        case Comparison::less_equal:
            return three_way <= 0;
        case Comparison::equal:
            return three_way == 0;
        case Comparison::not_equal:
            return three_way != 0;
        case Comparison::greater:
            return three_way > 0;
        default:
            return three_way >= 0;
    }
}

Result<Value> compare(Runtime& rt, const Value& left, const Value& right, Comparison comparison) {
    constexpr Comparison swapped[] = {Comparison::greater, Comparison::greater_equal,
                                      Comparison::equal,   Comparison::not_equal,
                                      Comparison::less,    Comparison::less_equal};
    constexpr const char* symbols[] = {"<", "<=", "==", "!=", ">", ">="};
    auto which = static_cast<unsigned>(comparison);
    if (left.is_small_int() && right.is_small_int()) {
        int a = left.small_int(), b = right.small_int();
        return Value::boolean(result_of(comparison, a < b ? -1 : a > b));
    }
    NativeCall guard(rt);
    TRY(guard.check(" in comparison"));
    Type* left_type = rt.type_of(left);
    Type* right_type = rt.type_of(right);
    bool reflected_done = false;
    if (left_type != right_type && right_type->is_subtype_of(left_type) && right_type->slots.compare) {
        reflected_done = true;
        Value answer = TRY(right_type->slots.compare(rt, right, left, swapped[which]));
        if (!answer.is_not_implemented()) return answer;
    }
    if (left_type->slots.compare) {
        Value answer = TRY(left_type->slots.compare(rt, left, right, comparison));
        if (!answer.is_not_implemented()) return answer;
    }
    if (!reflected_done && right_type->slots.compare) {
        Value answer = TRY(right_type->slots.compare(rt, right, left, swapped[which]));
        if (!answer.is_not_implemented()) return answer;
    }
    if (comparison == Comparison::equal) return Value::boolean(left.is(right));
    if (comparison == Comparison::not_equal) return Value::boolean(!left.is(right));
    return rt.type_error("'{}' not supported between instances of '{}' and '{}'", symbols[which],
                         left_type->name_text, right_type->name_text);
}

Result<bool> compare_truth(Runtime& rt, const Value& left, const Value& right, Comparison comparison) {
    if (left.is(right)) {
        if (comparison == Comparison::equal) return true;
        if (comparison == Comparison::not_equal) return false;
    }
    Value answer = TRY(compare(rt, left, right, comparison));
    return truth(rt, answer);
}

Result<bool> equals(Runtime& rt, const Value& left, const Value& right) {
    return compare_truth(rt, left, right, Comparison::equal);
}

Result<bool> truth(Runtime& rt, const Value& value) {
    if (value.is_not_implemented())
        return rt.type_error("NotImplemented should not be used in a boolean context");
    if (value.is_immediate()) return !(value.is_none() || value.is_false());
    if (value.is_small_int()) return value.small_int() != 0;
    const Slots& slots = rt.type_of(value)->slots;
    if (slots.truth) return slots.truth(rt, value);
    if (slots.length) {
        Size length = TRY(slots.length(rt, value));
        return length != 0;
    }
    return true;
}

Result<Hash> hash_of(Runtime& rt, const Value& value) {
    HashFunction hash = rt.type_of(value)->slots.hash;
    return hash ? hash(rt, value) : hash_not_implemented(rt, value);
}

Result<Hash> hash_not_implemented(Runtime& rt, const Value& value) {
    return rt.type_error("unhashable type: '{}'", type_name(rt, value));
}

Result<Hash> hash_by_identity(Runtime& rt, const Value& value) {
    return static_cast<Hash>(rt.identity_of(value) >> 4);
}

// ---- text
// -------------------------------------------------------------------------------------------------------------

ReprGuard::ReprGuard(Runtime& rt, Object* object) : runtime_(rt), nested_(false) {
    for (Object* each : rt.being_printed) nested_ = nested_ || each == object;
    if (!nested_) rt.being_printed.push_back(object);
}

ReprGuard::~ReprGuard() {
    if (!nested_) runtime_.being_printed.pop_back();
}

std::string_view address_text(Runtime& rt, const Value& value, char (&buffer)[16]) {
    std::uint32_t number = rt.identity_of(value);
    int at = 15;
    do {
        buffer[at--] = "0123456789abcdef"[number & 15];
        number >>= 4;
    } while (number);
    buffer[at--] = 'x';
    buffer[at--] = '0';
    return {buffer + at + 1, static_cast<std::size_t>(15 - at)};
}

Result<Ref<Str>> repr(Runtime& rt, const Value& value) {
    NativeCall guard(rt);
    TRY(guard.check(" while getting the repr of an object"));
    UnaryFunction function = rt.type_of(value)->slots.repr;
    Value text = TRY(function(rt, value));
    if (!is_str(text)) return rt.type_error("__repr__ returned non-string (type {})", type_name(rt, text));
    return Ref<Str>::share(text.as<Str>());
}

Result<Ref<Str>> str(Runtime& rt, const Value& value) {
    if (rt.is_exactly(value, BuiltinType::str)) return Ref<Str>::share(value.as<Str>());
    NativeCall guard(rt);
    TRY(guard.check(" while getting the str of an object"));
    UnaryFunction function = rt.type_of(value)->slots.str;
    if (!function) return repr(rt, value);
    Value text = TRY(function(rt, value));
    if (!is_str(text)) return rt.type_error("__str__ returned non-string (type {})", type_name(rt, text));
    return Ref<Str>::share(text.as<Str>());
}

Result<Ref<Str>> ascii(Runtime& rt, const Value& value) {
    Ref<Str> text = TRY(repr(rt, value));
    if (text->ascii) return text;
    std::string out;
    constexpr char digits[] = "0123456789abcdef";
    for (Size i = 0; i < text->length; ++i) {
        char32_t c = text->at(i);
        if (c < 0x80) {
            out.push_back(static_cast<char>(c));
            continue;
        }
        int width = c < 0x100 ? 2 : c < 0x10000 ? 4 : 8;
        out.push_back('\\');
        out.push_back(width == 2 ? 'x' : width == 4 ? 'u' : 'U');
        for (int shift = (width - 1) * 4; shift >= 0; shift -= 4) out.push_back(digits[c >> shift & 15]);
    }
    return new_str(rt, out);
}

Result<Ref<Str>> format(Runtime& rt, const Value& value, const Value& spec) {
    bool plain = spec.is_empty() || spec.as<Str>()->length == 0;
    if (plain && rt.is_exactly(value, BuiltinType::str)) return Ref<Str>::share(value.as<Str>());
    if (plain && value.is_small_int()) return decimal_str(rt, value.small_int());
    Value wanted = spec.is_empty() ? Value(rt.text("")) : spec;
    Value text = TRY(call_special(rt, value, Name::format, {&wanted, 1}));
    if (text.is_empty()) return rt.type_error("Type {} doesn't define __format__", type_name(rt, value));
    if (!is_str(text)) return rt.type_error("__format__ must return a str, not {}", type_name(rt, text));
    return Ref<Str>::share(text.as<Str>());
}

Result<std::string> repr_utf8(Runtime& rt, const Value& value) {
    Ref<Str> text = TRY(repr(rt, value));
    return utf8_of(text.get());
}

}  // namespace bufferscope
