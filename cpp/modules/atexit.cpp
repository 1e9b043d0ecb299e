// The module atexit: functions to be called when the program ends.
#include "modules/atexit.h"

#include "modules/builtins.h"
#include "object/protocol.h"
#include "types/list.h"

namespace bufferscope {

void run_exit_callbacks(Vm& vm) {
    if (vm.exit_callbacks.is_empty()) return;
    Runtime& rt = vm.runtime();
    // What is registered meanwhile is dropped (atexit_callfuncs).
    auto* list = vm.exit_callbacks.as<List>();
    std::vector<Value> callbacks(list->span().begin(), list->span().end());
    while (!callbacks.empty()) {
        Value entry = std::move(callbacks.back());
        callbacks.pop_back();
        const Tuple& parts = *entry.as<Tuple>();
        Result<Value> done = call_unpacked(rt, parts[0], parts[1].as<Tuple>(), parts[2].as<Dict>());
        if (done.is_error()) vm.report_unraisable(done.take_error(), "atexit callback", parts[0]);
    }
    list_clear(vm.exit_callbacks.as<List>());
}

namespace {

Result<Value> register_callback(Runtime& rt, const Value* arguments) {
    if (arguments[0].is_empty()) return rt.type_error("register() takes at least 1 argument (0 given)");
    if (!is_callable(rt, arguments[0])) return rt.type_error("the first argument must be callable");
    Value entry = TRY(new_tuple(rt, {arguments, 3}));
    TRY(list_append(rt, vm_of(rt).exit_callbacks.as<List>(), std::move(entry)));
    return arguments[0];
}

Result<Value> unregister(Runtime& rt, const Value* arguments) {
    Value held = vm_of(rt).exit_callbacks;
    auto* list = held.as<List>();
    for (Size i = list->length; i-- > 0;) {
        Value entry = list->items[i];
        Value function = (*entry.as<Tuple>())[0];
        bool same = TRY(compare_truth(rt, function, arguments[0], Comparison::equal));
        if (i >= list->length) i = list->length;  // the comparison changed the list
        if (same && i < list->length && list->items[i].is(entry)) TRY(delete_item(rt, held, Value::small(i)));
    }
    return Value::none();
}

Result<Value> run_callbacks(Runtime& rt, const Value*) {
    run_exit_callbacks(vm_of(rt));
    return Value::none();
}
Result<Value> clear_callbacks(Runtime& rt, const Value*) {
    list_clear(vm_of(rt).exit_callbacks.as<List>());
    return Value::none();
}
Result<Value> count_callbacks(Runtime& rt, const Value*) {
    return Value::small(vm_of(rt).exit_callbacks.as<List>()->length);
}

constexpr NativeMethod functions[] = {
    {"register(func=<required>, /, *args, **kwargs)", register_callback,
     doc<"Register a function to be executed upon normal program termination\n\n    func - function to be "
         "called "
         "at "
         "exit\n    args - optional arguments to pass to func\n    kwargs - optional keyword arguments to "
         "pass "
         "to "
         "func\n\n    func is returned to facilitate usage as a decorator.">},
    {"unregister(func, /)", unregister,
     doc<"Unregister an exit function which was previously registered using atexit.register">},
    {"_run_exitfuncs()", run_callbacks, doc<"Run all registered exit functions.">},
    {"_clear()", clear_callbacks, doc<"Clear the list of previously registered exit functions.">},
    {"_ncallbacks()", count_callbacks, doc<"Return the number of registered exit functions.">},
};

}  // namespace

Result<void> fill_atexit_module(Vm& vm, Dict* members) {
    Runtime& rt = vm.runtime();
    add_functions(rt, members, functions, "atexit");
    vm.exit_callbacks = Value(new_list(rt));
    return {};
}

}  // namespace bufferscope
