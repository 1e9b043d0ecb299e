// The modules _warnings and linecache: what they ask of the engine.
#include "modules/warnings.h"

#include "modules/builtins.h"
#include "object/protocol.h"

namespace bufferscope {

namespace {

Value otherwise_none(const Value& value) {
    return value.is_empty() ? Value::none() : value;
}

/// warn() itself is Python, in the module warnings; what it raises comes from the caller, as in CPython.
Result<Value> warn(Runtime& rt, const Value* arguments) {
    Value level = Value::small(1);
    if (!arguments[2].is_empty()) {
        Size number = TRY(index_size(rt, arguments[2], BuiltinType::OverflowError));
        level = Value::small(number);
    }
    Value prefixes = Value(rt.empty_tuple);
    if (!arguments[4].is_empty()) prefixes = arguments[4];
    if (!is_tuple(prefixes)) {
        return rt.type_error("warn() argument 'skip_file_prefixes' must be tuple, not {}",
                             argument_type_name(rt, prefixes));
    }
    for (const Value& each : prefixes.as<Tuple>()->span()) {
        if (!is_str(each))
            return rt.type_error("Found non-str '{}' in skip_file_prefixes.", type_name(rt, each));
    }
    Value all[] = {arguments[0], otherwise_none(arguments[1]), level, otherwise_none(arguments[3]), prefixes};
    return rt.interpreter->call_library("warnings", "_warn", all);
}

Result<Value> warn_explicit(Runtime& rt, const Value* arguments) {
    Value line = TRY(index(rt, arguments[3]));
    Value registry = otherwise_none(arguments[5]);
    if (!registry.is_none() && !is_dict(registry)) return rt.type_error("'registry' must be a dict or None");
    Value all[] = {arguments[0],
                   arguments[1],
                   arguments[2],
                   line,
                   otherwise_none(arguments[4]),
                   registry,
                   otherwise_none(arguments[7])};
    return rt.interpreter->call_library("warnings", "_warn_explicit", all);
}

constexpr NativeMethod warnings_functions[] = {
    {"warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=())", warn,
     doc<"Issue a warning, or maybe ignore it or raise an exception.">},
    {"warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, "
     "source=None)",
     warn_explicit, doc<"Issue a warning, or maybe ignore it or raise an exception.">},
};

Result<Value> source_text(Runtime& rt, const Value* arguments) {
    std::string text;
    bool known = is_str(arguments[0]) && vm_of(rt).source_text(utf8_of(arguments[0]), text);
    if (!known) return Value::none();
    return new_str(rt, text);
}

constexpr NativeMethod linecache_functions[] = {{"_source_text(filename, /)", source_text}};

}  // namespace

Result<void> fill_warnings_module(Vm& vm, Dict* members) {
    add_functions(vm.runtime(), members, warnings_functions, "_warnings");
    return {};
}

Result<void> fill_linecache_module(Vm& vm, Dict* members) {
    add_functions(vm.runtime(), members, linecache_functions, "linecache");
    return {};
}

}  // namespace bufferscope
