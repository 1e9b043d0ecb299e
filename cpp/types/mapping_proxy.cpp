// mappingproxy: a read-only view of a mapping, as classes give of their namespace.
#include "object/protocol.h"
#include "types/collections.h"
#include "types/dict_views.h"

namespace bufferscope {
namespace {

struct MappingProxy : Object {
    Value mapping;
};

const Value& mapping_of(const Value& proxy) {
    return proxy.as<MappingProxy>()->mapping;
}

Value unwrapped(Runtime& rt, const Value& value) {
    return rt.is_exactly(value, BuiltinType::mappingproxy) ? mapping_of(value) : value;
}

Result<Value> repr_slot(Runtime& rt, const Value& self) {
    Ref<Str> inner = TRY(repr(rt, mapping_of(self)));
    StrBuilder out(rt);
    out.append_utf8("mappingproxy(");
    out.append(inner.get());
    out.append(')');
    return out.finish();
}

Result<Value> str_slot(Runtime& rt, const Value& self) {
    return str(rt, mapping_of(self));
}

Result<Value> iterate_slot(Runtime& rt, const Value& self) {
    return iterate(rt, mapping_of(self));
}

Result<Size> length_slot(Runtime& rt, const Value& self) {
    return length(rt, mapping_of(self));
}

Result<Hash> hash_slot(Runtime& rt, const Value& self) {
    return hash_of(rt, mapping_of(self));
}

Result<Value> compare_slot(Runtime& rt, const Value& self, const Value& other, Comparison comparison) {
    return compare(rt, mapping_of(self), unwrapped(rt, other), comparison);
}

Result<bool> contains_slot(Runtime& rt, const Value& self, const Value& key) {
    return contains(rt, mapping_of(self), key);
}

Result<Value> get_item_slot(Runtime& rt, const Value& self, const Value& key) {
    return get_item(rt, mapping_of(self), key);
}

Result<Value> or_slot(Runtime& rt, const Value& left, const Value& right) {
    return binary(rt, BinaryOperator::bit_or, unwrapped(rt, left), unwrapped(rt, right));
}

Result<Value> inplace_or_slot(Runtime& rt, const Value& self, const Value&) {
    return rt.type_error("'|=' is not supported by {}; use '|' instead", type_name(rt, self));
}

Result<Value> proxy_new(Runtime& rt, Type*, const Value* arguments) {
    const Value& mapping = arguments[0];
    Type* type = rt.type_of(mapping);
    bool is_mapping = type->slots.get_item != nullptr && !type->has_flag(type_flags::sequence) &&
                      !type->has_flag(type_flags::str_subclass) &&
                      !type->has_flag(type_flags::bytes_subclass);
    if (!is_mapping)
        return rt.type_error("mappingproxy() argument must be a mapping, not {}", type_name(rt, mapping));
    return new_mapping_proxy(rt, mapping);
}

Result<Value> get_method(Runtime& rt, const Value* arguments) {
    Value otherwise = arguments[2].is_empty() ? Value::none() : arguments[2];
    return call_method(rt, mapping_of(arguments[0]), "get", {arguments[1], otherwise});
}

Result<Value> keys_method(Runtime& rt, const Value* arguments) {
    return call_method(rt, mapping_of(arguments[0]), "keys");
}

Result<Value> values_method(Runtime& rt, const Value* arguments) {
    return call_method(rt, mapping_of(arguments[0]), "values");
}

Result<Value> items_method(Runtime& rt, const Value* arguments) {
    return call_method(rt, mapping_of(arguments[0]), "items");
}

Result<Value> copy_method(Runtime& rt, const Value* arguments) {
    return call_method(rt, mapping_of(arguments[0]), "copy");
}

Result<Value> reversed_method(Runtime& rt, const Value* arguments) {
    return call_method(rt, mapping_of(arguments[0]), "__reversed__");
}

constexpr NativeMethod proxy_methods[] = {
    {"get(self, key, default=None, /)", get_method,
     doc<"Return the value for key if key is in the mapping, else default.">},
    {"keys(self, /)", keys_method, doc<"D.keys() -> a set-like object providing a view on D's keys">},
    {"values(self, /)", values_method, doc<"D.values() -> an object providing a view on D's values">},
    {"items(self, /)", items_method, doc<"D.items() -> a set-like object providing a view on D's items">},
    {"copy(self, /)", copy_method, doc<"D.copy() -> a shallow copy of D">},
    {"__reversed__(self, /)", reversed_method, doc<"D.__reversed__() -> reverse iterator">},
    {"__class_getitem__(cls, object, /)", class_get_item, doc<"See PEP 585">, MethodKind::class_method},
};

constexpr TypeSpec proxy_spec = {
    .id = BuiltinType::mappingproxy,
    .name = "mappingproxy",
    .flags = type_flags::mapping,
    .layout = layout_of<MappingProxy>(
        [](Object* object, Visitor& visit) { visit(static_cast<MappingProxy*>(object)->mapping); },
        [](Runtime&, Object* object) { static_cast<MappingProxy*>(object)->mapping = Value::none(); }),
    .methods = proxy_methods,
    .slots = {.repr = repr_slot,
              .str = str_slot,
              .iter = iterate_slot,
              .length = length_slot,
              .hash = hash_slot,
              .compare = compare_slot,
              .bit_or = or_slot,
              .inplace_bit_or = inplace_or_slot,
              .get_item = get_item_slot,
              .contains = contains_slot,
              .new_ = bound_new<"mappingproxy(mapping)", proxy_new>},
    .doc = "Read-only proxy of a mapping.",
};

}  // namespace

Value new_mapping_proxy(Runtime& rt, const Value& mapping) {
    auto* proxy = rt.allocate<MappingProxy>(rt.type(BuiltinType::mappingproxy));
    proxy->mapping = mapping;
    return Value::adopt(proxy);
}

void install_mapping_proxy(Runtime& rt) {
    rt.define_type(proxy_spec);
}

}  // namespace bufferscope
