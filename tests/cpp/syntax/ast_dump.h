// A syntax tree as text, in the same form as dump_ast.py writes CPython's.
#pragma once

#include <string>

#include "syntax/ast.h"

namespace bufferscope {

/// One line: Kind@line:column-end_line:end_column(field,field,…) with the fields in the order of Python's
/// ast.
std::string dump_ast(const ast::Node* root);

}  // namespace bufferscope
