// The module posix: what os asks of the session's files.
#pragma once

#include "vm/vm.h"

namespace bufferscope {

Result<void> fill_posix_module(Vm&, Dict* members);

}  // namespace bufferscope
