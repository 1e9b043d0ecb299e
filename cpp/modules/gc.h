// The modules about lifetimes: gc and _weakref.
#pragma once

#include "vm/vm.h"

namespace bufferscope {

Result<void> fill_gc(Vm&, Dict* members);
Result<void> fill_weakref_module(Vm&, Dict* members);

}  // namespace bufferscope
