// The module atexit: functions to be called when the program ends.
#pragma once

#include "vm/vm.h"

namespace bufferscope {

Result<void> fill_atexit_module(Vm&, Dict* members);
/// Calls what was registered, the last first.
void run_exit_callbacks(Vm&);

}  // namespace bufferscope
