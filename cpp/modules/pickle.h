// The module _pickle: what of pickle is native.
#pragma once

#include "vm/vm.h"

namespace bufferscope {

Result<void> fill_pickle_module(Vm&, Dict* members);

}  // namespace bufferscope
