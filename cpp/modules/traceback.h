// The module traceback: prints and formats exceptions and stacks.
#pragma once

#include "vm/vm.h"

namespace bufferscope {

Result<void> fill_traceback_module(Vm&, Dict* members);

}  // namespace bufferscope
