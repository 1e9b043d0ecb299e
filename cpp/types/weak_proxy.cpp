// weakref.ProxyType and CallableProxyType: every operation goes to the object that the proxy stands for.
#include "object/protocol.h"
#include "object/weak_references.h"

namespace bufferscope {

namespace {

bool is_proxy(Runtime& rt, const Value& value) {
    return rt.is_exactly(value, BuiltinType::weak_proxy) ||
           rt.is_exactly(value, BuiltinType::weak_callable_proxy);
}

/// What a proxy stands for; anything else is itself.
Result<Value> unwrapped(Runtime& rt, const Value& value) {
    if (!is_proxy(rt, value)) return value;
    Value target = weak_target(value.as<WeakReference>());
    if (target.is_empty()) {
        return rt.raise(BuiltinType::ReferenceError, "weakly-referenced object no longer exists");
    }
    return target;
}

template <Result<Ref<Str>> (*function)(Runtime&, const Value&)>
Result<Value> as_text(Runtime& rt, const Value& self) {
    Value target = TRY(unwrapped(rt, self));
    return function(rt, target);
}

template <UnaryFunction function>
Result<Value> with_target(Runtime& rt, const Value& self) {
    Value target = TRY(unwrapped(rt, self));
    return function(rt, target);
}

template <UnaryOperator operation>
Result<Value> unary_slot(Runtime& rt, const Value& self) {
    Value target = TRY(unwrapped(rt, self));
    return unary(rt, operation, target);
}

/// abs, int, float of the target, through the type that does it.
Result<Value> through(Runtime& rt, const Value& self, BuiltinType type) {
    Value target = TRY(unwrapped(rt, self));
    return call(rt, Value::share(rt.type(type)), target);
}
Result<Value> to_int(Runtime& rt, const Value& self) {
    return through(rt, self, BuiltinType::int_);
}
Result<Value> to_float(Runtime& rt, const Value& self) {
    return through(rt, self, BuiltinType::float_);
}
Result<Value> absolute(Runtime& rt, const Value& self) {
    Value target = TRY(unwrapped(rt, self));
    UnaryFunction function = rt.type_of(target)->slots.absolute;
    if (!function) return rt.type_error("bad operand type for abs(): '{}'", type_name(rt, target));
    return function(rt, target);
}

[[gnu::noinline]] Result<Value> both(Runtime& rt, BinaryOperator operation, bool in_place, const Value& left,
                                     const Value& right) {
    Value first = TRY(unwrapped(rt, left));
    Value second = TRY(unwrapped(rt, right));
    return in_place ? inplace(rt, operation, first, second) : binary(rt, operation, first, second);
}
template <BinaryOperator operation, bool in_place>
Result<Value> binary_slot(Runtime& rt, const Value& left, const Value& right) {
    return both(rt, operation, in_place, left, right);
}

Result<Value> power_slot(Runtime& rt, const Value& base, const Value& exponent, const Value& modulus) {
    Value first = TRY(unwrapped(rt, base));
    Value second = TRY(unwrapped(rt, exponent));
    Value third = TRY(unwrapped(rt, modulus));
    return power(rt, first, second, third);
}
Result<Value> inplace_power(Runtime& rt, const Value& base, const Value& exponent, const Value&) {
    return both(rt, BinaryOperator::power, true, base, exponent);
}

Result<bool> truth_slot(Runtime& rt, const Value& self) {
    Value target = TRY(unwrapped(rt, self));
    return truth(rt, target);
}
Result<Size> length_slot(Runtime& rt, const Value& self) {
    Value target = TRY(unwrapped(rt, self));
    return length(rt, target);
}
Result<bool> contains_slot(Runtime& rt, const Value& self, const Value& item) {
    Value target = TRY(unwrapped(rt, self));
    return contains(rt, target, item);
}
Result<Value> compare_slot(Runtime& rt, const Value& self, const Value& other, Comparison comparison) {
    Value left = TRY(unwrapped(rt, self));
    Value right = TRY(unwrapped(rt, other));
    return compare(rt, left, right, comparison);
}
Result<Value> next_slot(Runtime& rt, const Value& self) {
    Value target = TRY(unwrapped(rt, self));
    if (!rt.type_of(target)->slots.next) {
        return rt.type_error("Weakref proxy referenced a non-iterator '{}' object", type_name(rt, target));
    }
    return next(rt, target);
}
Result<Value> get_item_slot(Runtime& rt, const Value& self, const Value& key) {
    Value target = TRY(unwrapped(rt, self));
    Value plain = TRY(unwrapped(rt, key));
    return get_item(rt, target, plain);
}
Result<void> assign_item_slot(Runtime& rt, const Value& self, const Value& key, const Value& value) {
    Value target = TRY(unwrapped(rt, self));
    if (value.is_empty()) return delete_item(rt, target, key);
    return set_item(rt, target, key, value);
}
Result<Value> get_attribute_slot(Runtime& rt, const Value& self, const Value& name) {
    Value target = TRY(unwrapped(rt, self));
    return get_attribute(rt, target, name);
}
Result<void> assign_attribute_slot(Runtime& rt, const Value& self, const Value& name, const Value& value) {
    Value target = TRY(unwrapped(rt, self));
    if (value.is_empty()) return delete_attribute(rt, target, name);
    return set_attribute(rt, target, name, value);
}
Result<Value> call_slot(Runtime& rt, const Value& self, const CallArguments& arguments) {
    Value target = TRY(unwrapped(rt, self));
    return call(rt, target, arguments);
}
Result<Value> repr_slot(Runtime& rt, const Value& self) {
    char address[16];
    std::string own(address_text(rt, self, address));
    Value target = weak_target(self.as<WeakReference>());
    if (target.is_empty()) return new_str(rt, format_text("<weakproxy at {}; dead>", {own}));
    return new_str(rt, format_text("<weakproxy at {}; to '{}' at {}>",
                                   {own, type_name(rt, target), address_text(rt, target, address)}));
}

template <FixedString name>
Result<Value> forward(Runtime& rt, const Value* arguments) {
    Value target = TRY(unwrapped(rt, arguments[0]));
    return call_method(rt, target, name.characters);
}

constexpr Slots proxy_slots(bool is_callable) {
    Slots slots = {};
    slots.repr = repr_slot;
    slots.str = as_text<str>;
    slots.iter = with_target<iterate>;
    slots.next = next_slot;
    slots.negative = unary_slot<UnaryOperator::negative>;
    slots.positive = unary_slot<UnaryOperator::positive>;
    slots.invert = unary_slot<UnaryOperator::invert>;
    slots.absolute = absolute;
    slots.to_int = to_int;
    slots.to_float = to_float;
    slots.index = with_target<index>;
    slots.truth = truth_slot;
    slots.length = length_slot;
    slots.hash = hash_not_implemented;
    slots.compare = compare_slot;
    slots.add = binary_slot<BinaryOperator::add, false>;
    slots.subtract = binary_slot<BinaryOperator::subtract, false>;
    slots.multiply = binary_slot<BinaryOperator::multiply, false>;
    slots.matrix_multiply = binary_slot<BinaryOperator::matrix_multiply, false>;
    slots.true_divide = binary_slot<BinaryOperator::true_divide, false>;
    slots.floor_divide = binary_slot<BinaryOperator::floor_divide, false>;
    slots.remainder = binary_slot<BinaryOperator::remainder, false>;
    slots.divmod = binary_slot<BinaryOperator::divmod, false>;
    slots.left_shift = binary_slot<BinaryOperator::left_shift, false>;
    slots.right_shift = binary_slot<BinaryOperator::right_shift, false>;
    slots.bit_and = binary_slot<BinaryOperator::bit_and, false>;
    slots.bit_xor = binary_slot<BinaryOperator::bit_xor, false>;
    slots.bit_or = binary_slot<BinaryOperator::bit_or, false>;
    slots.inplace_add = binary_slot<BinaryOperator::add, true>;
    slots.inplace_subtract = binary_slot<BinaryOperator::subtract, true>;
    slots.inplace_multiply = binary_slot<BinaryOperator::multiply, true>;
    slots.inplace_matrix_multiply = binary_slot<BinaryOperator::matrix_multiply, true>;
    slots.inplace_true_divide = binary_slot<BinaryOperator::true_divide, true>;
    slots.inplace_floor_divide = binary_slot<BinaryOperator::floor_divide, true>;
    slots.inplace_remainder = binary_slot<BinaryOperator::remainder, true>;
    slots.inplace_left_shift = binary_slot<BinaryOperator::left_shift, true>;
    slots.inplace_right_shift = binary_slot<BinaryOperator::right_shift, true>;
    slots.inplace_bit_and = binary_slot<BinaryOperator::bit_and, true>;
    slots.inplace_bit_xor = binary_slot<BinaryOperator::bit_xor, true>;
    slots.inplace_bit_or = binary_slot<BinaryOperator::bit_or, true>;
    slots.power = power_slot;
    slots.inplace_power = inplace_power;
    slots.get_item = get_item_slot;
    slots.assign_item = assign_item_slot;
    slots.contains = contains_slot;
    slots.get_attribute = get_attribute_slot;
    slots.assign_attribute = assign_attribute_slot;
    if (is_callable) slots.call = call_slot;
    return slots;
}

constexpr NativeMethod proxy_methods[] = {{"__bytes__(self, /)", forward<"__bytes__">},
                                          {"__reversed__(self, /)", forward<"__reversed__">}};

constexpr TypeSpec proxy_spec = {.id = BuiltinType::weak_proxy,
                                 .name = "weakref.ProxyType",
                                 .flags = type_flags::static_type | type_flags::no_instantiation,
                                 .layout = weak_reference_layout,
                                 .methods = proxy_methods,
                                 .slots = proxy_slots(false)};
constexpr TypeSpec callable_proxy_spec = {.id = BuiltinType::weak_callable_proxy,
                                          .name = "weakref.CallableProxyType",
                                          .flags = type_flags::static_type | type_flags::no_instantiation,
                                          .layout = weak_reference_layout,
                                          .slots = proxy_slots(true)};

}  // namespace

void install_weak_proxies(Runtime& rt) {
    rt.define_type(proxy_spec);
    rt.define_type(callable_proxy_spec);
}

}  // namespace bufferscope
