// Second half of scope analysis: decides for each name of each block where it lives.
#pragma once

#include "compile/scopes.h"

namespace bufferscope {

/// Sets Symbol::binding everywhere, merges comprehensions into the blocks around them (PEP 709), and finds
/// out which classes need `__class__` and `__classdict__` cells.
void resolve_scopes(Scope* module, NameTable& names, Diagnostics& diagnostics);

}  // namespace bufferscope
