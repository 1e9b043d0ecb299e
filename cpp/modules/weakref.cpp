// The module _weakref: references, proxies and what counts them.
#include "modules/builtins.h"
#include "modules/gc.h"
#include "object/protocol.h"
#include "object/weak_references.h"
#include "types/list.h"

namespace bufferscope {

namespace {

Result<Value> make_proxy(Runtime& rt, const Value* arguments) {
    const Tuple* given = arguments[0].as<Tuple>();
    Size count = given->length;
    if (count < 1 || count > 2) {
        return rt.type_error("proxy expected at {}, got {}",
                             count < 1 ? "least 1 argument" : "most 2 arguments", count);
    }
    BuiltinType type =
        is_callable(rt, (*given)[0]) ? BuiltinType::weak_callable_proxy : BuiltinType::weak_proxy;
    return weak_reference_to(rt, rt.type(type), (*given)[0], count > 1 ? (*given)[1] : Value());
}

WeakReference* first_of(Runtime& rt, const Value& value) {
    return value.is_object() ? first_weak_reference(rt, value.object()) : nullptr;
}

Result<Value> count_references(Runtime& rt, const Value* arguments) {
    Size count = 0;
    for (WeakReference* at = first_of(rt, arguments[0]); at; at = at->next)
        count += at->reference_count() > 0;
    return new_int(rt, count);
}

Result<Value> list_references(Runtime& rt, const Value* arguments) {
    Ref<List> list = new_list(rt);
    for (WeakReference* at = first_of(rt, arguments[0]); at; at = at->next) {
        if (at->reference_count() > 0) TRY(list_append(rt, list.get(), Value::share(at)));
    }
    return Value(std::move(list));
}

/// Deletes a key whose value is a dead reference: one step, no Python code between look and deletion.
Result<Value> remove_dead(Runtime& rt, const Value* arguments) {
    if (!is_dict(arguments[0])) {
        return rt.type_error("_remove_dead_weakref() argument 1 must be dict, not {}",
                             argument_type_name(rt, arguments[0]));
    }
    auto* dict = arguments[0].as<Dict>();
    Value found = TRY(dict_get(rt, dict, arguments[1]));
    if (found.is_empty()) return Value::none();
    if (!rt.is_instance(found, BuiltinType::weakref)) return rt.type_error("not a weakref");
    if (weak_target(found.as<WeakReference>()).is_empty()) TRY(dict_delete(rt, dict, arguments[1]));
    return Value::none();
}

constexpr NativeMethod functions[] = {
    {"proxy(*args)", make_proxy,
     doc<"Create a proxy object that weakly references 'object'.\n\n'callback', if given, is called with a\n"
         "reference to the proxy when 'object' is about to be finalized.">},
    {"getweakrefcount(object, /)", count_references,
     doc<"Return the number of weak references to 'object'.">},
    {"getweakrefs(object, /)", list_references,
     doc<"Return a list of all weak reference objects pointing to 'object'.">},
    {"_remove_dead_weakref(dct, key, /)", remove_dead,
     doc<"Atomically remove key from dict if it points to a dead weakref.">},
};

}  // namespace

Result<void> fill_weakref_module(Vm& vm, Dict* members) {
    Runtime& rt = vm.runtime();
    add_functions(rt, members, functions, "_weakref");
    auto put = [&](std::string_view name, BuiltinType type) {
        dict_set(rt, members, rt.intern(name).get(), Value::share(rt.type(type)));
    };
    put("ref", BuiltinType::weakref);
    put("ReferenceType", BuiltinType::weakref);
    put("ProxyType", BuiltinType::weak_proxy);
    put("CallableProxyType", BuiltinType::weak_callable_proxy);
    return {};
}

}  // namespace bufferscope
