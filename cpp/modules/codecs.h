// The native part of the module codecs: the codecs that the engine itself knows.
#pragma once

#include "vm/vm.h"

namespace bufferscope {

Result<void> fill_codecs_module(Vm&, Dict* members);

}  // namespace bufferscope
