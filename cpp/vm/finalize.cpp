// The end of a program: modules go in CPython's order, so that finalizers see what they see there.
#include "object/protocol.h"
#include "object/weak_references.h"
#include "vm/vm.h"

namespace bufferscope {

namespace {

Dict* module_members(Runtime& rt, const Value& module) {
    return rt.is_instance(module, BuiltinType::module) ? module_dict(rt, module) : nullptr;
}

/// Names with one leading underscore become None first, then the others (_PyModule_ClearDict).
void clear_names(Runtime& rt, Dict* members) {
    Value held = Value::share(members);
    for (bool private_ones : {true, false}) {
        Size at = 0;
        const Dict::Entry* entry = nullptr;
        while (dict_next(members, at, entry)) {
            if (entry->value.is_none() || !is_str(entry->key)) continue;
            std::string name = utf8_of(entry->key);
            bool is_private = name[0] == '_' && name[1] != '_';
            if (private_ones ? !is_private : name == "__builtins__") continue;
            Value key = entry->key;
            dict_set(rt, members, key.as<Str>(), Value::none());
        }
    }
}

std::vector<Value> keys_of(Dict* dict) {
    std::vector<Value> keys;
    const Dict::Entry* entry = nullptr;
    for (Size at = 0; dict_next(dict, at, entry);) keys.push_back(entry->key);
    return keys;
}

}  // namespace

void Vm::finalize_modules() {
    Runtime& rt = runtime_;
    for (const char* name :
         {"path", "argv", "ps1", "ps2", "last_exc", "last_type", "last_value", "last_traceback"}) {
        if (!sys_attribute(name).is_empty()) set_sys_attribute(name, Value::none());
    }
    for (const char* name : {"stdin", "stdout", "stderr"}) {
        set_sys_attribute(name, sys_attribute("__" + std::string(name) + "__"));
    }
    std::vector<Value> references;
    std::vector<Value> names = keys_of(modules());
    for (const Value& name : names) {
        Result<Value> found = dict_get(rt, modules(), name);
        if (found.is_error()) continue;
        Value module = found.take();
        if (module.is_empty() || !module_members(rt, module)) continue;
        Result<Value> reference = weak_reference_to(rt, rt.type(BuiltinType::weakref), module, Value());
        if (!reference.is_error()) references.push_back(reference.take());
        module = Value();
        Result<void> gone = dict_set(rt, modules(), name, Value::none());
        (void)gone.is_error();
    }
    finalizing_ = true;
    dict_clear(rt, modules());
    Result<void> restored = dict_merge(rt, builtins(), first_builtins_.as<Dict>());
    (void)restored.is_error();
    for (const Value& name : keys_of(builtins())) {
        if (is_str(name) && dict_find(first_builtins_.as<Dict>(), name.as<Str>())) continue;
        Result<bool> gone = dict_delete(rt, builtins(), name);
        (void)gone.is_error();
    }
    rt.collect_cycles();
    while (!references.empty()) {
        Value module = weak_target(references.back().as<WeakReference>());
        references.pop_back();
        if (module.is_empty() || module.is(sys_module_) || module.is(builtins_module_)) continue;
        clear_names(rt, module_dict(rt, module));
    }
    clear_names(rt, module_dict(rt, sys_module_));
    clear_names(rt, builtins());
    rt.collect_cycles();
}

}  // namespace bufferscope
