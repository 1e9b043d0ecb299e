// The module functools, its native part.
#pragma once

#include "object/protocol.h"
#include "vm/vm.h"

namespace bufferscope {

Result<void> fill_functools(Vm&, Dict* members);
/// functools.partial and Placeholder (partial.cpp).
void add_partial_types(Runtime&, Dict* members);

}  // namespace bufferscope
