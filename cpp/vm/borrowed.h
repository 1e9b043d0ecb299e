// What sys.getrefcount must leave out: references that CPython borrows where the engine counts.
#pragma once

#include "vm/vm.h"

namespace bufferscope {

/// CPython 3.14 loads a local without counting where it outlives the use (LOAD_FAST_BORROW): how many of an
/// object's references are of that kind, for a native function that was called with it.
Size borrowed_references(Vm&, const Value& object);

}  // namespace bufferscope
