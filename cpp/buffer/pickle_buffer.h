// pickle.PickleBuffer: holds a buffer that a pickle may keep outside itself.
#pragma once

#include "object/runtime.h"

namespace bufferscope {

void install_pickle_buffer(Runtime&);
/// _pickle._lent_by(buffer): a view of the bytes that a PickleBuffer holds, good as long as it is; None where
/// they are not contiguous.
Result<Value> lent_by_pickle_buffer(Runtime&, const Value* arguments);

}  // namespace bufferscope
