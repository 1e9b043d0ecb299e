// pickle.PickleBuffer: holds a buffer that a pickle may keep outside itself.
#pragma once

#include "object/runtime.h"

namespace bufferscope {

void install_pickle_buffer(Runtime&);

}  // namespace bufferscope
