// The module _collections: what is native in collections.
#pragma once

#include "object/protocol.h"
#include "vm/vm.h"

namespace bufferscope {

Result<void> fill_collections(Vm&, Dict* members);
void add_deque_types(Runtime&, Dict* members);
void add_ordered_dict_types(Runtime&, Dict* members);

}  // namespace bufferscope
