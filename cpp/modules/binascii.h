// The module binascii.
#pragma once

#include "vm/vm.h"

namespace bufferscope {

Result<void> fill_binascii_module(Vm&, Dict* members);

}  // namespace bufferscope
