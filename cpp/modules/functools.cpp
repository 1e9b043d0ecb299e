// functools, its native part: reduce, cmp_to_key and the wrapper behind lru_cache. (partial is in
// partial.cpp.)
#include "modules/functools.h"

#include "modules/builtins.h"
#include "types/lazy.h"
#include "types/lru_cache.h"

namespace bufferscope {

namespace {

// ---- reduce

Result<Value> reduce(Runtime& rt, const Value* arguments) {
    Result<Value> made = iterate(rt, arguments[1]);
    if (made.is_error()) {
        Error error = made.take_error();
        if (!rt.is_instance(error.exception(), BuiltinType::TypeError)) return error;
        return rt.type_error("reduce() arg 2 must support iteration");
    }
    Value iterator = made.take();
    Value result = arguments[2];
    while (true) {
        Value item = TRY(next(rt, iterator));
        if (item.is_empty()) break;
        if (!result.is_empty()) {
            Value both[2] = {std::move(result), std::move(item)};
            result = TRY(call(rt, arguments[0], CallArguments{both, 2, nullptr}));
        } else {
            result = std::move(item);
        }
    }
    if (result.is_empty()) return rt.type_error("reduce() of empty iterable with no initial value");
    return result;
}

// ---- cmp_to_key

struct KeyWrapper : Object {
    Value compare;
    Value object;  // empty: K itself
};

Value new_key(Runtime& rt, const Value& compare, const Value& object) {
    auto* key = rt.allocate<KeyWrapper>(rt.type(BuiltinType::key_wrapper));
    key->compare = compare;
    key->object = object;
    return Value::adopt(key);
}

Result<Value> cmp_to_key(Runtime& rt, const Value* arguments) {
    return new_key(rt, arguments[0], Value());
}

Result<Value> key_call(Runtime& rt, const Value& self, const CallArguments& arguments) {
    static constexpr Signature signature("K(obj)");
    Value object;
    TRY(bind_arguments(rt, signature, nullptr, Value(), arguments, &object));
    return new_key(rt, self.as<KeyWrapper>()->compare, object);
}

Result<Value> key_compare(Runtime& rt, const Value& self, const Value& other, Comparison comparison) {
    if (rt.type_of(self) != rt.type_of(other)) return rt.type_error("other argument must be K instance");
    Value left = self.as<KeyWrapper>()->object;
    Value right = other.as<KeyWrapper>()->object;
    if (left.is_empty() || right.is_empty()) return rt.raise(BuiltinType::AttributeError, "object");
    Value function = self.as<KeyWrapper>()->compare;
    Value order = TRY(call(rt, function, left, right));
    return compare(rt, order, Value::small(0), comparison);
}

Result<Value> key_object(Runtime&, const Value& self) {
    const Value& object = self.as<KeyWrapper>()->object;
    return object.is_empty() ? Value::none() : object;
}
Result<void> key_set_object(Runtime&, const Value& self, const Value& value) {
    self.as<KeyWrapper>()->object = value;
    return {};
}

constexpr NativeProperty key_properties[] = {
    {"obj", key_object, key_set_object, doc<"Value wrapped by a key function.">}};

constexpr TypeSpec key_wrapper_spec = {
    .id = BuiltinType::key_wrapper,
    .name = "functools.KeyWrapper",
    .flags = type_flags::no_instantiation,
    .layout = layout_with<KeyWrapper, &KeyWrapper::compare, &KeyWrapper::object>,
    .properties = key_properties,
    .slots = {.hash = hash_not_implemented, .compare = key_compare, .call = key_call},
};

constexpr NativeMethod functions[] = {
    {"reduce(function, iterable, /, initial=<unrepresentable>)", reduce,
     doc<"Apply a function of two arguments cumulatively to the items of an iterable, from left to right.\n\n"
         "This effectively reduces the iterable to a single value.  If initial is present,\nit is placed "
         "before "
         "the items of the iterable in the calculation, and serves as\na default when the iterable is "
         "empty.\n\n"
         "For example, reduce(lambda x, y: x+y, [1, 2, 3, 4, 5])\ncalculates ((((1 + 2) + 3) + 4) + 5).">},
    {"cmp_to_key(mycmp)", cmp_to_key,
     doc<"Convert a cmp= function into a key= function.\n\n  mycmp\n    Function that compares two "
         "objects.">},
};

}  // namespace

Result<void> fill_functools(Vm& vm, Dict* members) {
    Runtime& rt = vm.runtime();
    add_functions(rt, members, functions, "_functools");
    if (!rt.type(BuiltinType::key_wrapper)) rt.define_type(key_wrapper_spec);
    define_lru_cache(rt);
    dict_set(rt, members, rt.intern("_lru_cache_wrapper").get(),
             Value::share(rt.type(BuiltinType::lru_cache_wrapper)));
    add_partial_types(rt, members);
    return {};
}

}  // namespace bufferscope
