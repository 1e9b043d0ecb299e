// The module math.
#pragma once

#include "vm/vm.h"

namespace bufferscope {

Result<void> fill_math_module(Vm&, Dict* members);

}  // namespace bufferscope
