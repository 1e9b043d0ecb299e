// What set.cpp and set_type.cpp share.
#pragma once

#include "types/set.h"

namespace bufferscope {

/// An empty set of that type.
Ref<Set> allocate_set(Runtime&, Type* type);
void clear_set(Runtime&, Set* set);
/// Any element; empty when there is none.
Value set_pop(Set* set);
/// The hash of a frozenset with these elements.
Hash set_hash(Runtime&, Set* set);
/// set or frozenset, whichever it is derived from.
Type* base_set_type(Runtime&, const Set* set);

}  // namespace bufferscope
