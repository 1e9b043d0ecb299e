// enumerate, zip, map, filter and reversed.
#pragma once

#include "object/runtime.h"

namespace bufferscope {

void install_lazy(Runtime&);

}  // namespace bufferscope
