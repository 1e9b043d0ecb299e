// The modules _types, _typing and _abc: the built-in types that have no name in builtins, and what abc needs
// of classes.
#pragma once

#include "vm/vm.h"

namespace bufferscope {

Result<void> fill_types_module(Vm&, Dict* members);
Result<void> fill_typing_module(Vm&, Dict* members);
Result<void> fill_abc_module(Vm&, Dict* members);

}  // namespace bufferscope
