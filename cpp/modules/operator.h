// The module operator.
#pragma once

#include "vm/vm.h"

namespace bufferscope {

Result<void> fill_operator(Vm&, Dict* members);

}  // namespace bufferscope
