// What sys tells about the interpreter: version_info, flags, float_info, int_info, hash_info, implementation.
#pragma once

#include "vm/vm.h"

namespace bufferscope {

Result<void> fill_sys_info(Vm&, Dict* members);

}  // namespace bufferscope
