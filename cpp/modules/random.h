// The modules _random (the Mersenne Twister behind random) and time (a clock that only the program moves).
#pragma once

#include "vm/vm.h"

namespace bufferscope {

Result<void> fill_random_module(Vm&, Dict* members);
Result<void> fill_time_module(Vm&, Dict* members);
void install_random(Runtime&);

}  // namespace bufferscope
