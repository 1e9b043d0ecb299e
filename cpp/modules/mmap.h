// The module mmap.
#pragma once

#include "vm/vm.h"

namespace bufferscope {

Result<void> fill_mmap_module(Vm&, Dict* members);

}  // namespace bufferscope
