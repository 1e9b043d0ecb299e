// The module _pickle: PickleBuffer; the rest of pickle is Python.
#include "modules/pickle.h"

#include "buffer/pickle_buffer.h"
#include "modules/builtins.h"

namespace bufferscope {

namespace {

constexpr NativeMethod functions[] = {{"_lent_by(buffer, /)", lent_by_pickle_buffer}};

}  // namespace

Result<void> fill_pickle_module(Vm& vm, Dict* members) {
    Runtime& rt = vm.runtime();
    install_pickle_buffer(rt);
    add_functions(rt, members, functions, "_pickle");
    dict_set(rt, members, rt.intern("PickleBuffer").get(), Value::share(rt.type(BuiltinType::pickle_buffer)));
    return {};
}

}  // namespace bufferscope
