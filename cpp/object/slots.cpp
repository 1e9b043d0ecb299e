// Special methods: native slots made visible to Python, and Python methods made callable through slots.
#include "object/slots.h"

#include <cstddef>
#include <cstring>

#include "object/descriptors.h"
#include "object/exception.h"

namespace bufferscope {

namespace {

#define OFFSET(field) static_cast<std::uint16_t>(offsetof(Slots, field))
constexpr SlotRow rows[] = {
    {Name::getattribute, OFFSET(get_attribute), SlotCall::get_attribute},
    {Name::getattr, OFFSET(get_attribute), SlotCall::get_attribute_hook},
    {Name::setattr, OFFSET(assign_attribute), SlotCall::set_attribute},
    {Name::delattr, OFFSET(assign_attribute), SlotCall::delete_attribute},
    {Name::repr, OFFSET(repr), SlotCall::unary},
    {Name::hash, OFFSET(hash), SlotCall::hash},
    {Name::call, OFFSET(call), SlotCall::call},
    {Name::str, OFFSET(str), SlotCall::unary},
    {Name::op_lt, OFFSET(compare), SlotCall::compare, Comparison::less},
    {Name::op_le, OFFSET(compare), SlotCall::compare, Comparison::less_equal},
    {Name::eq, OFFSET(compare), SlotCall::compare, Comparison::equal},
    {Name::op_ne, OFFSET(compare), SlotCall::compare, Comparison::not_equal},
    {Name::op_gt, OFFSET(compare), SlotCall::compare, Comparison::greater},
    {Name::op_ge, OFFSET(compare), SlotCall::compare, Comparison::greater_equal},
    {Name::iter, OFFSET(iter), SlotCall::unary},
    {Name::next, OFFSET(next), SlotCall::next},
    {Name::get, OFFSET(descriptor_get), SlotCall::descriptor_get},
    {Name::set, OFFSET(descriptor_assign), SlotCall::descriptor_set},
    {Name::delete_, OFFSET(descriptor_assign), SlotCall::descriptor_delete},
    {Name::init, OFFSET(init), SlotCall::init},
    {Name::new_, OFFSET(new_), SlotCall::new_},
    {Name::del, OFFSET(finalize), SlotCall::finalize},
    {Name::op_add, OFFSET(add), SlotCall::binary},
    {Name::op_radd, OFFSET(add), SlotCall::binary_reflected},
    {Name::op_sub, OFFSET(subtract), SlotCall::binary},
    {Name::op_rsub, OFFSET(subtract), SlotCall::binary_reflected},
    {Name::op_mul, OFFSET(multiply), SlotCall::binary},
    {Name::op_rmul, OFFSET(multiply), SlotCall::binary_reflected},
    {Name::op_matmul, OFFSET(matrix_multiply), SlotCall::binary},
    {Name::op_rmatmul, OFFSET(matrix_multiply), SlotCall::binary_reflected},
    {Name::op_truediv, OFFSET(true_divide), SlotCall::binary},
    {Name::op_rtruediv, OFFSET(true_divide), SlotCall::binary_reflected},
    {Name::op_floordiv, OFFSET(floor_divide), SlotCall::binary},
    {Name::op_rfloordiv, OFFSET(floor_divide), SlotCall::binary_reflected},
    {Name::op_mod, OFFSET(remainder), SlotCall::binary},
    {Name::op_rmod, OFFSET(remainder), SlotCall::binary_reflected},
    {Name::op_divmod, OFFSET(divmod), SlotCall::binary},
    {Name::op_rdivmod, OFFSET(divmod), SlotCall::binary_reflected},
    {Name::op_lshift, OFFSET(left_shift), SlotCall::binary},
    {Name::op_rlshift, OFFSET(left_shift), SlotCall::binary_reflected},
    {Name::op_rshift, OFFSET(right_shift), SlotCall::binary},
    {Name::op_rrshift, OFFSET(right_shift), SlotCall::binary_reflected},
    {Name::op_and, OFFSET(bit_and), SlotCall::binary},
    {Name::op_rand, OFFSET(bit_and), SlotCall::binary_reflected},
    {Name::op_xor, OFFSET(bit_xor), SlotCall::binary},
    {Name::op_rxor, OFFSET(bit_xor), SlotCall::binary_reflected},
    {Name::op_or, OFFSET(bit_or), SlotCall::binary},
    {Name::op_ror, OFFSET(bit_or), SlotCall::binary_reflected},
    {Name::op_pow, OFFSET(power), SlotCall::ternary_power},
    {Name::op_rpow, OFFSET(power), SlotCall::ternary_power_reflected},
    {Name::op_iadd, OFFSET(inplace_add), SlotCall::inplace},
    {Name::op_isub, OFFSET(inplace_subtract), SlotCall::inplace},
    {Name::op_imul, OFFSET(inplace_multiply), SlotCall::inplace},
    {Name::op_imatmul, OFFSET(inplace_matrix_multiply), SlotCall::inplace},
    {Name::op_itruediv, OFFSET(inplace_true_divide), SlotCall::inplace},
    {Name::op_ifloordiv, OFFSET(inplace_floor_divide), SlotCall::inplace},
    {Name::op_imod, OFFSET(inplace_remainder), SlotCall::inplace},
    {Name::op_ilshift, OFFSET(inplace_left_shift), SlotCall::inplace},
    {Name::op_irshift, OFFSET(inplace_right_shift), SlotCall::inplace},
    {Name::op_iand, OFFSET(inplace_bit_and), SlotCall::inplace},
    {Name::op_ixor, OFFSET(inplace_bit_xor), SlotCall::inplace},
    {Name::op_ior, OFFSET(inplace_bit_or), SlotCall::inplace},
    {Name::op_ipow, OFFSET(inplace_power), SlotCall::ternary_power},
    {Name::op_neg, OFFSET(negative), SlotCall::unary},
    {Name::op_pos, OFFSET(positive), SlotCall::unary},
    {Name::op_abs, OFFSET(absolute), SlotCall::unary},
    {Name::op_invert, OFFSET(invert), SlotCall::unary},
    {Name::bool_, OFFSET(truth), SlotCall::truth},
    {Name::int_, OFFSET(to_int), SlotCall::unary},
    {Name::float_, OFFSET(to_float), SlotCall::unary},
    {Name::index, OFFSET(index), SlotCall::unary},
    {Name::len, OFFSET(length), SlotCall::length},
    {Name::getitem, OFFSET(get_item), SlotCall::get_item},
    {Name::setitem, OFFSET(assign_item), SlotCall::set_item},
    {Name::delitem, OFFSET(assign_item), SlotCall::delete_item},
    {Name::contains, OFFSET(contains), SlotCall::contains},
    {Name::buffer, OFFSET(get_buffer), SlotCall::get_buffer, Comparison::less,
     "Return a buffer object that exposes the underlying memory of the object."},
    {Name::release_buffer, OFFSET(release_buffer), SlotCall::release_buffer, Comparison::less,
     "Release the buffer object that exposes the underlying memory of the object."},
    // sequences; a Python class answers them through add and multiply
    {Name::op_add, OFFSET(concat), SlotCall::inplace},
    {Name::op_mul, OFFSET(repeat), SlotCall::repeat},
    {Name::op_rmul, OFFSET(repeat), SlotCall::repeat},
    {Name::op_iadd, OFFSET(inplace_concat), SlotCall::inplace},
    {Name::op_imul, OFFSET(inplace_repeat), SlotCall::repeat},
};
#undef OFFSET

template <class Function>
Function slot_at(const Slots& slots, const SlotRow& row) {
    Function function;
    std::memcpy(&function, reinterpret_cast<const char*>(&slots) + row.offset, sizeof function);
    return function;
}

/// What a class's own `__buffer__` and `__release_buffer__` do is asked where a buffer is acquired and
/// released.
bool lends_buffer(const SlotRow& row) {
    return row.call == SlotCall::get_buffer || row.call == SlotCall::release_buffer;
}

/// wrapperdescr_call and the parsers of the wrap_… functions: those with two arguments name the method.
Result<void> expect_arguments(Runtime& rt, const SlotRow& row, const CallArguments& arguments, Size least,
                              Size most) {
    std::string_view name = rt.name(row.name)->ascii_text();
    if (arguments.keywords() != 0) return rt.type_error("wrapper {}() takes no keyword arguments", name);
    Size given = arguments.positional;
    if (given >= least && given <= most) return {};
    if (least == most) {
        bool named = least == 2 || lends_buffer(row);
        return rt.type_error("{}expected {} argument{}, got {}", named ? std::string(name) + ' ' : "", least,
                             least == 1 ? "" : "s", given);
    }
    if (row.call != SlotCall::descriptor_get)
        return rt.type_error("expected 1 or 2 arguments, got {}", given);
    Size bound = given < least ? least : most;
    return rt.type_error("{} expected at {} {} argument{}, got {}", name, given < least ? "least" : "most",
                         bound, bound == 1 ? "" : "s", given);
}

// ---- slots that call Python
// -----------------------------------------------------------------------------------------

/// Calls what was found in the type for `self`; functions are called with self in front instead of being
/// bound first.
/// Functions of all kinds take the self as their first argument, without a bound method in between.
bool is_called_unbound(Runtime& rt, const Value& method) {
    Type* kind = rt.type_of(method);
    return kind == rt.type(BuiltinType::function) || kind == rt.type(BuiltinType::slot_wrapper) ||
           kind == rt.type(BuiltinType::method_descriptor);
}

Result<Value> call_found(Runtime& rt, const Value& found, const Value& self,
                         std::span<const Value> arguments) {
    constexpr std::size_t most = 4;
    Value method = found;
    if (is_called_unbound(rt, method)) {
        Value all[most];
        all[0] = self;
        for (std::size_t i = 0; i < arguments.size(); ++i) all[i + 1] = arguments[i];
        return call(rt, method, CallArguments{all, static_cast<Size>(arguments.size()) + 1, nullptr});
    }
    Value bound = TRY(bind_descriptor(rt, method, self, rt.type_of(self)));
    return call(rt, bound, CallArguments{arguments.data(), static_cast<Size>(arguments.size()), nullptr});
}

Result<Value> call_required(Runtime& rt, const Value& self, Name name,
                            std::span<const Value> arguments = {}) {
    Value* found = type_lookup(rt.type_of(self), rt.name(name));
    if (!found) return rt.attribute_error(self, rt.name_value(name), rt.name(name)->ascii_text());
    return call_found(rt, *found, self, arguments);
}

/// NotImplemented when there is no such method. `modulus` is an argument too unless it is null.
Result<Value> call_maybe(Runtime& rt, const Value& self, Name name, const Value& argument,
                         const Value* modulus = nullptr) {
    Value* found = type_lookup(rt.type_of(self), rt.name(name));
    if (!found) return Value::not_implemented();
    Value arguments[] = {argument, modulus ? *modulus : Value()};
    return call_found(rt, *found, self, {arguments, modulus ? std::size_t{2} : std::size_t{1}});
}

template <Name name>
Result<Value> python_unary(Runtime& rt, const Value& self) {
    return call_required(rt, self, name);
}

template <Name name>
Result<Value> python_inplace(Runtime& rt, const Value& self, const Value& other) {
    return call_required(rt, self, name, {&other, 1});
}

/// True when the right operand's class defines `name` differently from the left operand's
/// (method_is_overloaded).
bool is_overloaded(Runtime& rt, const Value& left, const Value& right, Name name) {
    Value* in_right = type_lookup(rt.type_of(right), rt.name(name));
    if (!in_right) return false;
    Value* in_left = type_lookup(rt.type_of(left), rt.name(name));
    return !in_left || !in_left->is(*in_right);
}

/// SLOT1BINFULL: both operands may have the slot; a subclass on the right goes first if it overrides the
/// reflected method.
Result<Value> python_binary_full(Runtime& rt, const Value& left, const Value& right, Name name,
                                 Name reflected, bool left_is_python, bool right_is_python,
                                 const Value* modulus = nullptr) {
    bool other_too = rt.type_of(left) != rt.type_of(right) && right_is_python;
    if (left_is_python) {
        if (other_too && rt.type_of(right)->is_subtype_of(rt.type_of(left)) &&
            is_overloaded(rt, left, right, reflected)) {
            Value answer = TRY(call_maybe(rt, right, reflected, left, modulus));
            if (!answer.is_not_implemented()) return answer;
            other_too = false;
        }
        Value answer = TRY(call_maybe(rt, left, name, right, modulus));
        if (!answer.is_not_implemented() || rt.type_of(left) == rt.type_of(right)) return answer;
    }
    if (other_too) return call_maybe(rt, right, reflected, left, modulus);
    return Value::not_implemented();
}

template <Name name, Name reflected, auto member>
Result<Value> python_binary(Runtime& rt, const Value& left, const Value& right) {
    return python_binary_full(rt, left, right, name, reflected,
                              rt.type_of(left)->slots.*member == &python_binary<name, reflected, member>,
                              rt.type_of(right)->slots.*member == &python_binary<name, reflected, member>);
}

Result<Value> python_power(Runtime& rt, const Value& base, const Value& exponent, const Value& modulus) {
    return python_binary_full(
        rt, base, exponent, Name::op_pow, Name::op_rpow, rt.type_of(base)->slots.power == python_power,
        rt.type_of(exponent)->slots.power == python_power, modulus.is_none() ? nullptr : &modulus);
}

Result<Value> python_inplace_power(Runtime& rt, const Value& base, const Value& exponent, const Value&) {
    return call_required(rt, base, Name::op_ipow, {&exponent, 1});
}

Result<bool> python_truth(Runtime& rt, const Value& self) {
    Value answer = TRY(call_required(rt, self, Name::bool_));
    if (!answer.is_bool())
        return rt.type_error("__bool__ should return bool, returned {}", type_name(rt, answer));
    return answer.is_true();
}

Result<Size> python_length(Runtime& rt, const Value& self) {
    Value answer = TRY(call_required(rt, self, Name::len));
    Value number = TRY(index(rt, answer));
    bool negative = TRY(compare_truth(rt, number, Value::small(0), Comparison::less));
    if (negative) return rt.value_error("__len__() should return >= 0");
    return index_size(rt, number, BuiltinType::OverflowError);
}

Result<Hash> python_hash(Runtime& rt, const Value& self) {
    Value* found = type_lookup(rt.type_of(self), rt.name(Name::hash));
    if (!found || found->is_none()) return hash_not_implemented(rt, self);
    Value answer = TRY(call_found(rt, *found, self, {}));
    if (!rt.is_instance(answer, BuiltinType::int_))
        return rt.type_error("__hash__ method should return an integer");
    Hash hash = TRY(rt.type(BuiltinType::int_)->slots.hash(rt, answer));
    return hash;
}

Result<Value> python_compare(Runtime& rt, const Value& self, const Value& other, Comparison comparison) {
    constexpr Name names[] = {Name::op_lt, Name::op_le, Name::eq, Name::op_ne, Name::op_gt, Name::op_ge};
    Value* found = type_lookup(rt.type_of(self), rt.name(names[static_cast<unsigned>(comparison)]));
    if (!found) return Value::not_implemented();
    Value method = *found;
    if (is_called_unbound(rt, method)) return call_found(rt, method, self, {&other, 1});
    // An AttributeError of the lookup means that there is no such method.
    Result<Value> bound = bind_descriptor(rt, method, self, rt.type_of(self));
    if (!bound.is_error()) {
        Value callee = bound.take();
        return call(rt, callee, other);
    }
    Error error = bound.take_error();
    if (!rt.is_instance(error.exception(), BuiltinType::AttributeError)) return error;
    return Value::not_implemented();
}

Result<Value> python_iter(Runtime& rt, const Value& self) {
    Value* found = type_lookup(rt.type_of(self), rt.name(Name::iter));
    if (found && found->is_none()) return rt.type_error("'{}' object is not iterable", type_name(rt, self));
    return call_required(rt, self, Name::iter);
}

Result<Value> python_next(Runtime& rt, const Value& self) {
    Result<Value> item = call_required(rt, self, Name::next);
    if (!item.is_error()) return item;
    Error error = item.take_error();
    if (rt.is_instance(error.exception(), BuiltinType::StopIteration)) return Value();
    return error;
}

Result<Value> python_get_item(Runtime& rt, const Value& self, const Value& key) {
    return call_required(rt, self, Name::getitem, {&key, 1});
}

Result<void> python_assign(Runtime& rt, const Value& self, Name set, Name remove, const Value& key,
                           const Value& value) {
    if (value.is_empty()) {
        TRY(call_required(rt, self, remove, {&key, 1}));
        return {};
    }
    Value arguments[] = {key, value};
    TRY(call_required(rt, self, set, arguments));
    return {};
}

Result<void> python_assign_item(Runtime& rt, const Value& self, const Value& key, const Value& value) {
    return python_assign(rt, self, Name::setitem, Name::delitem, key, value);
}

Result<void> python_assign_attribute(Runtime& rt, const Value& self, const Value& key, const Value& value) {
    return python_assign(rt, self, Name::setattr, Name::delattr, key, value);
}

Result<void> python_descriptor_assign(Runtime& rt, const Value& self, const Value& instance,
                                      const Value& value) {
    Name wanted = value.is_empty() ? Name::delete_ : Name::set;
    if (!type_lookup(rt.type_of(self), rt.name(wanted))) {
        return rt.attribute_error(self, rt.name_value(wanted), rt.name(wanted)->ascii_text());
    }
    return python_assign(rt, self, Name::set, Name::delete_, instance, value);
}

Result<bool> python_contains(Runtime& rt, const Value& self, const Value& item) {
    Value* found = type_lookup(rt.type_of(self), rt.name(Name::contains));
    if (found && found->is_none())
        return rt.type_error("'{}' object is not a container", type_name(rt, self));
    Value answer = TRY(call_required(rt, self, Name::contains, {&item, 1}));
    return truth(rt, answer);
}

Result<Value> python_descriptor_get(Runtime& rt, const Value& self, const Value& instance,
                                    const Value& owner) {
    Value* found = type_lookup(rt.type_of(self), rt.name(Name::get));
    if (!found) return self;
    Value arguments[] = {instance.is_empty() ? Value::none() : instance,
                         owner.is_empty() ? Value::none() : owner};
    return call_found(rt, *found, self, arguments);
}

/// _PyObject_SetAttributeErrorContext: an AttributeError that says neither whose nor which is told.
Error with_attribute(Error error, const Value& object, const Value& name) {
    Value exception = error.exception();
    Value* fields = exception.as<ExceptionObject>()->fields().data();
    if (fields[0].is_empty() && fields[1].is_empty()) {
        fields[0] = name;
        fields[1] = object;
    }
    return error;
}

Result<Value> python_get_attribute(Runtime& rt, const Value& self, const Value& name) {
    Value* own = type_lookup(rt.type_of(self), rt.name(Name::getattribute));
    Value* hook = type_lookup(rt.type_of(self), rt.name(Name::getattr));
    Value hook_kept = hook ? *hook : Value();
    bool plain = !own || (rt.is_exactly(*own, BuiltinType::slot_wrapper) &&
                          own->as<SlotWrapper>()->owner == rt.type(BuiltinType::object));
    Result<Value> answer =
        plain ? generic_get_attribute(rt, self, name) : call_found(rt, *own, self, {&name, 1});
    if (!answer.is_error()) return answer;
    Error error = answer.take_error();
    if (!rt.is_instance(error.exception(), BuiltinType::AttributeError)) return error;
    if (hook_kept.is_empty()) return with_attribute(std::move(error), self, name);
    answer = call_found(rt, hook_kept, self, {&name, 1});
    if (!answer.is_error()) return answer;
    error = answer.take_error();
    if (!rt.is_instance(error.exception(), BuiltinType::AttributeError)) return error;
    return with_attribute(std::move(error), self, name);
}

/// Calls `found` with self in front of the call's own arguments.
Result<Value> call_with_self(Runtime& rt, const Value& found, const Value& self,
                             const CallArguments& arguments) {
    Value bound = TRY(bind_descriptor(rt, found, self, rt.type_of(self)));
    return call(rt, bound, arguments);
}

Result<Value> python_call(Runtime& rt, const Value& self, const CallArguments& arguments) {
    Value* found = type_lookup(rt.type_of(self), rt.name(Name::call));
    if (!found) return rt.type_error("'{}' object is not callable", type_name(rt, self));
    Value method = *found;
    return call_with_self(rt, method, self, arguments);
}

Result<Value> python_new(Runtime& rt, Type* type, const CallArguments& arguments) {
    Value cls = Value::share(type);
    Value function = TRY(get_attribute(rt, cls, rt.name_value(Name::new_)));
    Size count = arguments.positional + arguments.keywords();
    std::vector<Value> all(static_cast<std::size_t>(count) + 1);
    all[0] = cls;
    for (Size i = 0; i < count; ++i) all[static_cast<std::size_t>(i) + 1] = arguments.values[i];
    return call(rt, function, CallArguments{all.data(), arguments.positional + 1, arguments.keyword_names});
}

Result<void> python_init(Runtime& rt, const Value& self, const CallArguments& arguments) {
    Value* found = type_lookup(rt.type_of(self), rt.name(Name::init));
    if (!found) return rt.attribute_error(self, rt.name_value(Name::init), "__init__");
    Value method = *found;
    Value answer = TRY(call_with_self(rt, method, self, arguments));
    if (!answer.is_none()) {
        return rt.type_error("__init__() should return None, not '{}'", type_name(rt, answer));
    }
    return {};
}

Result<Value> python_finalize(Runtime& rt, const Value& self) {
    Value* found = type_lookup(rt.type_of(self), rt.name(Name::del));
    if (!found) return Value::none();
    Value method = *found;
    return call_found(rt, method, self, {});
}

#define BINARY(member, name) .member = python_binary<Name::op_##name, Name::op_r##name, &Slots::member>
constexpr Slots all_python_slots = {
    .repr = python_unary<Name::repr>,
    .str = python_unary<Name::str>,
    .iter = python_iter,
    .next = python_next,
    .negative = python_unary<Name::op_neg>,
    .positive = python_unary<Name::op_pos>,
    .absolute = python_unary<Name::op_abs>,
    .invert = python_unary<Name::op_invert>,
    .to_int = python_unary<Name::int_>,
    .to_float = python_unary<Name::float_>,
    .index = python_unary<Name::index>,
    .truth = python_truth,
    .length = python_length,
    .hash = python_hash,
    .compare = python_compare,
    BINARY(add, add),
    BINARY(subtract, sub),
    BINARY(multiply, mul),
    BINARY(matrix_multiply, matmul),
    BINARY(true_divide, truediv),
    BINARY(floor_divide, floordiv),
    BINARY(remainder, mod),
    BINARY(divmod, divmod),
    BINARY(left_shift, lshift),
    BINARY(right_shift, rshift),
    BINARY(bit_and, and),
    BINARY(bit_xor, xor),
    BINARY(bit_or, or),
    .inplace_add = python_inplace<Name::op_iadd>,
    .inplace_subtract = python_inplace<Name::op_isub>,
    .inplace_multiply = python_inplace<Name::op_imul>,
    .inplace_matrix_multiply = python_inplace<Name::op_imatmul>,
    .inplace_true_divide = python_inplace<Name::op_itruediv>,
    .inplace_floor_divide = python_inplace<Name::op_ifloordiv>,
    .inplace_remainder = python_inplace<Name::op_imod>,
    .inplace_left_shift = python_inplace<Name::op_ilshift>,
    .inplace_right_shift = python_inplace<Name::op_irshift>,
    .inplace_bit_and = python_inplace<Name::op_iand>,
    .inplace_bit_xor = python_inplace<Name::op_ixor>,
    .inplace_bit_or = python_inplace<Name::op_ior>,
    .power = python_power,
    .inplace_power = python_inplace_power,
    .get_item = python_get_item,
    .assign_item = python_assign_item,
    .contains = python_contains,
    .get_attribute = python_get_attribute,
    .assign_attribute = python_assign_attribute,
    .descriptor_get = python_descriptor_get,
    .descriptor_assign = python_descriptor_assign,
    .call = python_call,
    .new_ = python_new,
    .init = python_init,
    .finalize = python_finalize,
};
#undef BINARY

/// The native type whose slot `found` stands for; null for anything else. A few slots appear as methods
/// (dict.__getitem__), which call the slot all the same.
Type* wrapper_owner(Runtime& rt, const Value& found, const SlotRow& row, Type* type) {
    Type* owner = nullptr;
    if (rt.is_exactly(found, BuiltinType::slot_wrapper)) {
        if (found.as<SlotWrapper>()->row->name == row.name) owner = found.as<SlotWrapper>()->owner;
    } else if (rt.is_exactly(found, BuiltinType::method_descriptor)) {
        auto* method = found.as<MethodDescriptor>();
        bool stands_for = row.call == SlotCall::get_item || row.call == SlotCall::contains;
        if (stands_for && equal(rt.name(row.name), method->row->signature.name())) owner = method->owner;
    }
    return owner && type->is_subtype_of(owner) ? owner : nullptr;
}

void clear_slot(Slots& slots, std::uint16_t offset) {
    copy_slot(slots, Slots{}, offset);
}

/// One slot of a class from all special methods that belong to it (update_one_slot).
void update_one_slot(Runtime& rt, Type* type, std::uint16_t offset) {
    const Slots* native = nullptr;
    bool conflict = false;
    bool python = false;
    bool python_defines = python_slots_has(offset);
    for (const SlotRow& row : rows) {
        if (row.offset != offset) continue;
        Value* found = type_lookup(type, rt.name(row.name));
        if (!found) continue;
        if (Type* owner = wrapper_owner(rt, *found, row, type)) {
            const Slots* candidate = &owner->slots;
            if (!slot_is_set(*candidate, row))
                continue;  // the wrapper belongs to the number or sequence twin of this slot
            if (native &&
                std::memcmp(reinterpret_cast<const char*>(native) + offset,
                            reinterpret_cast<const char*>(candidate) + offset, sizeof(void*)) != 0) {
                conflict = true;
            }
            native = candidate;
        } else if (row.call == SlotCall::new_ && rt.is_exactly(*found, BuiltinType::native_function)) {
            // `__new__ = object.__new__` is not looked into: the base's way to make an instance stays.
            native = type->base ? &type->base->slots : &type->slots;
        } else if (row.call == SlotCall::hash && found->is_none()) {
            type->slots.hash = hash_not_implemented;
            return;
        } else {
            python = true;
        }
    }
    if (python || conflict) {
        if (python_defines) {
            copy_slot(type->slots, all_python_slots, offset);
        } else {
            clear_slot(type->slots, offset);
        }
    } else if (native) {
        copy_slot(type->slots, *native, offset);
    } else if (offset != offsetof(Slots, new_)) {
        clear_slot(type->slots, offset);
    }
    if (offset == offsetof(Slots, finalize)) {
        if (type->slots.finalize) {
            type->flags |= type_flags::has_finalizer;
        } else {
            type->flags &= ~type_flags::has_finalizer;
        }
    }
}

}  // namespace

bool python_slots_has(std::uint16_t offset) {
    void* pointer;
    std::memcpy(&pointer, reinterpret_cast<const char*>(&all_python_slots) + offset, sizeof pointer);
    return pointer != nullptr;
}

std::span<const SlotRow> slot_rows() {
    return rows;
}
const Slots& python_slots() {
    return all_python_slots;
}

bool slot_is_set(const Slots& slots, const SlotRow& row) {
    return slot_at<void (*)()>(slots, row) != nullptr;
}

void copy_slot(Slots& target, const Slots& source, std::uint16_t offset) {
    std::memcpy(reinterpret_cast<char*>(&target) + offset, reinterpret_cast<const char*>(&source) + offset,
                sizeof(void*));
}

void update_slots(Runtime& rt, Type* type, const Str* name) {
    std::uint16_t done = UINT16_MAX;
    for (const SlotRow& row : rows) {
        if (name && rt.name(row.name) != name) continue;
        if (row.offset == done || lends_buffer(row)) continue;
        done = row.offset;
        update_one_slot(rt, type, row.offset);
    }
}

Result<Value> next_or_stop(Runtime& rt, const Value& iterator) {
    UnaryFunction function = rt.type_of(iterator)->slots.next;
    if (!function) return rt.type_error("'{}' object is not an iterator", type_name(rt, iterator));
    if (function == all_python_slots.next) return call_required(rt, iterator, Name::next);
    Value item = TRY(function(rt, iterator));
    if (item.is_empty()) return rt.raise_stop_iteration();
    return item;
}

Result<Value> call_special(Runtime& rt, const Value& self, Name name, std::span<const Value> arguments) {
    Value* found = type_lookup(rt.type_of(self), rt.name(name));
    if (!found) return Value();
    Value method = *found;
    return call_found(rt, method, self, arguments);
}

Result<Value> call_slot(Runtime& rt, const SlotRow& row, Type* owner, const Value& self,
                        const CallArguments& arguments) {
    const Slots& slots = owner->slots;
    const Value* values = arguments.values;
    Size least = 0, most = 0;
    switch (row.call) {
        case SlotCall::unary:
        case SlotCall::truth:
        case SlotCall::length:
        case SlotCall::hash:
        case SlotCall::next:
        case SlotCall::finalize:
            break;
        case SlotCall::set_item:
        case SlotCall::set_attribute:
        case SlotCall::descriptor_set:
            least = most = 2;
            break;
        case SlotCall::ternary_power:
        case SlotCall::ternary_power_reflected:
        case SlotCall::descriptor_get:
            least = 1;
            most = 2;
            break;
        case SlotCall::call:
            return slots.call(rt, self, arguments);
        case SlotCall::init:
            TRY(slots.init(rt, self, arguments));
            return Value::none();
        default:
            least = most = 1;
    }
    TRY(expect_arguments(rt, row, arguments, least, most));
    switch (row.call) {
        case SlotCall::unary:
        case SlotCall::finalize:
            return slot_at<UnaryFunction>(slots, row)(rt, self);
        case SlotCall::binary:
        case SlotCall::inplace:
        case SlotCall::get_item:
        case SlotCall::get_attribute:
        case SlotCall::get_attribute_hook:
            return slot_at<BinaryFunction>(slots, row)(rt, self, values[0]);
        case SlotCall::binary_reflected:
            return slot_at<BinaryFunction>(slots, row)(rt, values[0], self);
        case SlotCall::ternary_power:
            return slot_at<TernaryFunction>(slots, row)(rt, self, values[0],
                                                        arguments.positional > 1 ? values[1] : Value::none());
        case SlotCall::ternary_power_reflected:
            return slots.power(rt, values[0], self, arguments.positional > 1 ? values[1] : Value::none());
        case SlotCall::truth: {
            bool answer = TRY(slots.truth(rt, self));
            return Value::boolean(answer);
        }
        case SlotCall::length: {
            Size length = TRY(slots.length(rt, self));
            return new_int(rt, length);
        }
        case SlotCall::hash: {
            Hash hash = TRY(slots.hash(rt, self));
            return new_int(rt, hash);
        }
        case SlotCall::compare:
            return slots.compare(rt, self, values[0], row.comparison);
        case SlotCall::next: {
            Value item = TRY(slots.next(rt, self));
            if (item.is_empty()) return rt.raise_stop_iteration();
            return item;
        }
        case SlotCall::repeat: {
            Size count = TRY(index_size(rt, values[0], BuiltinType::OverflowError));
            return slot_at<RepeatFunction>(slots, row)(rt, self, count);
        }
        case SlotCall::set_item:
        case SlotCall::set_attribute:
        case SlotCall::descriptor_set:
            TRY(slot_at<AssignFunction>(slots, row)(rt, self, values[0], values[1]));
            return Value::none();
        case SlotCall::delete_item:
        case SlotCall::delete_attribute:
        case SlotCall::descriptor_delete:
            TRY(slot_at<AssignFunction>(slots, row)(rt, self, values[0], Value()));
            return Value::none();
        case SlotCall::get_buffer:
            return buffer_method(rt, self, values[0]);
        case SlotCall::release_buffer:
            return release_buffer_method(rt, self, values[0]);
        case SlotCall::contains: {
            bool answer = TRY(slots.contains(rt, self, values[0]));
            return Value::boolean(answer);
        }
        case SlotCall::descriptor_get: {
            Value instance = values[0].is_none() ? Value() : values[0];
            Value of_type = arguments.positional > 1 && !values[1].is_none() ? values[1] : Value();
            if (instance.is_empty() && of_type.is_empty())
                return rt.type_error("__get__(None, None) is invalid");
            return slots.descriptor_get(rt, self, instance, of_type);
        }
        default:
            return rt.type_error("this special method cannot be called directly");
    }
}

}  // namespace bufferscope
