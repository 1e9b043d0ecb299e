// The modules _operator and operator.
#pragma once

#include "vm/vm.h"

namespace bufferscope {

Result<void> fill_native_operator(Vm&, Dict* members);
/// The same functions, also under their special names.
Result<void> fill_operator(Vm&, Dict* members);

}  // namespace bufferscope
