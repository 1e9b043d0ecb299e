// The module _pickle: PickleBuffer; the rest of pickle is Python.
#include "modules/pickle.h"

#include "buffer/pickle_buffer.h"
#include "modules/builtins.h"
#include "object/type.h"

namespace bufferscope {

namespace {

/// Whether it is a type that no program made.
Result<Value> is_native_type(Runtime& rt, const Value* a) {
    return Value::boolean(rt.is_instance(a[0], BuiltinType::type) && a[0].as<Type>()->spec != nullptr);
}

constexpr NativeMethod functions[] = {
    {"_lent_by(buffer, /)", lent_by_pickle_buffer},
    {"_is_native_type(object, /)", is_native_type},
};

}  // namespace

Result<void> fill_pickle_module(Vm& vm, Dict* members) {
    Runtime& rt = vm.runtime();
    install_pickle_buffer(rt);
    add_functions(rt, members, functions, "_pickle");
    dict_set(rt, members, rt.intern("PickleBuffer").get(), Value::share(rt.type(BuiltinType::pickle_buffer)));
    return {};
}

}  // namespace bufferscope
