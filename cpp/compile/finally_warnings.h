// PEP 765: warns of return, break and continue that leave a finally clause.
#pragma once

#include "compile/diagnostics.h"

namespace bufferscope {

/// Walks all statements of a tree and warns in order.
void warn_of_leaving_finally(const ast::Node* root, Diagnostics& diagnostics);

}  // namespace bufferscope
