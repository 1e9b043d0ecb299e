// weakref.ref: the type of weak references.
#include "object/descriptors.h"
#include "object/protocol.h"
#include "object/weak_references.h"
#include "types/collections.h"
#include "types/install.h"

namespace bufferscope {

void install_weak_proxies(Runtime&);  // weak_proxy.cpp

namespace {

Result<void> check_count(Runtime& rt, const char* name, const CallArguments& arguments, Size least,
                         Size most) {
    Size given = arguments.positional;
    if (given >= least && given <= most) return {};
    const char* bound = least == most ? "" : given < least ? "at least " : "at most ";
    Size number = given < least ? least : most;
    return rt.type_error("{} expected {}{} argument{}, got {}", name, bound, number, number == 1 ? "" : "s",
                         given);
}

// Keywords are looked at by __init__ only, so that a subclass may take some in its own.
Result<Value> ref_new(Runtime& rt, Type* type, const CallArguments& arguments) {
    TRY(check_count(rt, "__new__", arguments, 1, 2));
    return weak_reference_to(rt, type, arguments.values[0],
                             arguments.positional > 1 ? arguments.values[1] : Value());
}

Result<void> ref_init(Runtime& rt, const Value&, const CallArguments& arguments) {
    if (arguments.keywords() > 0) return rt.type_error("ref() takes no keyword arguments");
    return check_count(rt, "__init__", arguments, 1, 2);
}

Result<Value> ref_call(Runtime& rt, const Value& self, const CallArguments& arguments) {
    if (arguments.keywords() > 0) return rt.type_error("weakref() takes no keyword arguments");
    TRY(check_count(rt, "weakref", arguments, 0, 0));
    Value target = weak_target(self.as<WeakReference>());
    return target.is_empty() ? Value::none() : target;
}

Result<Hash> ref_hash(Runtime& rt, const Value& self) {
    auto* reference = self.as<WeakReference>();
    if (reference->has_hash) return Hash{reference->hash};
    Value target = weak_target(reference);
    if (target.is_empty()) return rt.type_error("weak object has gone away");
    Hash hash = TRY(hash_of(rt, target));
    reference->hash = hash;
    reference->has_hash = true;
    return hash;
}

Result<Value> ref_compare(Runtime& rt, const Value& self, const Value& other, Comparison comparison) {
    bool is_equality = comparison == Comparison::equal || comparison == Comparison::not_equal;
    if (!is_equality || !rt.is_instance(other, BuiltinType::weakref)) return Value::not_implemented();
    Value left = weak_target(self.as<WeakReference>());
    Value right = weak_target(other.as<WeakReference>());
    if (left.is_empty() || right.is_empty()) {
        return Value::boolean(self.is(other) == (comparison == Comparison::equal));
    }
    return compare(rt, left, right, comparison);
}

Result<Value> ref_repr(Runtime& rt, const Value& self) {
    char address[16];
    std::string own(address_text(rt, self, address));
    Value target = weak_target(self.as<WeakReference>());
    if (target.is_empty()) return new_str(rt, format_text("<weakref at {}; dead>", {own}));
    Value name = TRY(find_special(rt, target, Name::name));
    std::string shown;
    if (!name.is_empty() && is_str(name)) shown = " (" + utf8_of(name) + ")";
    return new_str(rt, format_text("<weakref at {}; to '{}' at {}{}>",
                                   {own, type_name(rt, target), address_text(rt, target, address), shown}));
}

Result<Value> ref_callback(Runtime&, const Value& self) {
    const Value& callback = self.as<WeakReference>()->callback;
    return callback.is_empty() ? Value::none() : callback;
}

constexpr NativeMethod ref_methods[] = {
    {"__class_getitem__(cls, object, /)", class_get_item, doc<"See PEP 585">, MethodKind::class_method}};
constexpr NativeProperty ref_properties[] = {{"__callback__", ref_callback, readonly_attribute}};

constexpr TypeSpec ref_spec = {.id = BuiltinType::weakref,
                               .name = "weakref.ReferenceType",
                               .flags = type_flags::static_type | type_flags::subclassable,
                               .layout = weak_reference_layout,
                               .methods = ref_methods,
                               .properties = ref_properties,
                               .slots = {.repr = ref_repr,
                                         .hash = ref_hash,
                                         .compare = ref_compare,
                                         .call = ref_call,
                                         .new_ = ref_new,
                                         .init = ref_init}};

}  // namespace

void install_weak_references(Runtime& rt) {
    rt.define_type(ref_spec);
    install_weak_proxies(rt);
}

}  // namespace bufferscope
