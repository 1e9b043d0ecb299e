// The modules io and array: what their namespaces hold.
#pragma once

#include "vm/vm.h"

namespace bufferscope {

/// open() itself, for builtins.
Value new_open_function(Runtime&);
Result<void> fill_native_io_module(Vm&, Dict* members);
Result<void> fill_io_module(Vm&, Dict* members);
Result<void> fill_array_module(Vm&, Dict* members);

}  // namespace bufferscope
