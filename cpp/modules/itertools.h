// The module itertools: what its types share.
#pragma once

#include "object/protocol.h"
#include "vm/vm.h"

namespace bufferscope {

/// Every iterator of the module has this shape; each names in its own part what the places mean. They are
/// destroyed from the last to the first.
struct Lazy : Object {
    Value result;    // what was given last, or the running total
    Value extra;     // keys, saved items, fill values
    Value current;   // the item or iterator in use
    Value function;  // or the second source
    Value source;    // what is drawn from; empty once exhausted
    Object* inner;   // groupby: the group that is current, not counted
    Size at, stop, step;
    bool flag;
};

inline Lazy* lazy_in(const Value& value) {
    return value.as<Lazy>();
}
inline Lazy* new_lazy(Runtime& rt, Type* type) {
    return rt.allocate<Lazy>(type);
}

Result<Value> lazy_self(Runtime&, const Value& self);
void traverse_lazy(Object*, Visitor&);
void clear_lazy(Runtime&, Object*);

constexpr TypeSpec lazy_spec(BuiltinType id, const char* name, UnaryFunction next, NewFunction make,
                             std::span<const NativeMethod> methods = {}, UnaryFunction repr = nullptr,
                             std::uint32_t flags = type_flags::subclassable) {
    return {.id = id,
            .name = name,
            .flags = flags,
            .layout = layout_of<Lazy>(traverse_lazy, clear_lazy),
            .methods = methods,
            .slots = {.repr = repr, .iter = lazy_self, .next = next, .new_ = make}};
}

/// Puts types into a module's namespace; defines them at the first import.
void add_types(Runtime&, Dict* members, std::span<const TypeSpec> specs);

/// combinations and its kin (itertools_combine.cpp); groupby and tee (itertools_group.cpp).
void add_combining_types(Runtime&, Dict* members);
void add_grouping_types(Runtime&, Dict* members);

Result<void> fill_itertools(Vm&, Dict* members);

}  // namespace bufferscope
