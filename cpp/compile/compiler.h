// The door of the compile folder: syntax tree in, code object or SyntaxError out.
#pragma once

#include "compile/code.h"
#include "syntax/parser.h"

namespace bufferscope {

struct CompileOptions {
    ParseMode mode = ParseMode::Module;
    bool source_is_str = false;
    bool future_annotations = false;
    bool optimize_asserts = false;
    /// The source is that of the file. Where it is not, a SyntaxError shows the lines of the file of that
    /// name nevertheless if there is one; else the parser's show those of the source, the compiler's none.
    bool has_file = true;
};

/// Parses and compiles. Raises SyntaxError, IndentationError, TabError, … with all their attributes;
/// SyntaxWarnings go through Interpreter::warn. `file_name` is a str.
Result<Ref<Code>> compile_source(Runtime&, std::string_view source, const Value& file_name,
                                 const CompileOptions& options = {});

}  // namespace bufferscope
