// Expressions back to text: annotations under `from __future__ import annotations`.
#pragma once

#include <string>

#include "syntax/ast.h"

namespace bufferscope {

/// The text that CPython's ast_unparse.c makes of an expression.
std::string unparse(const ast::ExprNode* node);

}  // namespace bufferscope
