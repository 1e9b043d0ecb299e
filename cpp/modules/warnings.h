// The modules _warnings and linecache: what they ask of the engine.
#pragma once

#include "vm/vm.h"

namespace bufferscope {

Result<void> fill_warnings_module(Vm&, Dict* members);
Result<void> fill_linecache_module(Vm&, Dict* members);

}  // namespace bufferscope
