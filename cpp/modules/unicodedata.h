// The module unicodedata.
#pragma once

#include "vm/vm.h"

namespace bufferscope {

Result<void> fill_unicodedata_module(Vm&, Dict* members);

}  // namespace bufferscope
