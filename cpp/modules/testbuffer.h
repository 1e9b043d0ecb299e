// The module _testbuffer: ndarray, staticarray, and what looks at any exporter's buffer.
#pragma once

#include "vm/vm.h"

namespace bufferscope {

Result<void> fill_testbuffer_module(Vm&, Dict* members);

}  // namespace bufferscope
