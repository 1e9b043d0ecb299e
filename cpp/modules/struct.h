// The module _struct.
#pragma once

#include "vm/vm.h"

namespace bufferscope {

Result<void> fill_struct_module(Vm&, Dict* members);

}  // namespace bufferscope
