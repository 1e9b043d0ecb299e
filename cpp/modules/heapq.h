// The modules heapq and bisect.
#pragma once

#include "vm/vm.h"

namespace bufferscope {

Result<void> fill_heapq(Vm&, Dict* members);
Result<void> fill_bisect(Vm&, Dict* members);

}  // namespace bufferscope
