// The builtins module: functions, types and exceptions every program sees.
#pragma once

#include "vm/vm.h"

namespace bufferscope {

Result<void> fill_builtins(Vm&, Dict* members);
Result<void> fill_sys(Vm&, Dict* members);

/// What a str writes into a standard stream: a lone surrogate is an error, on sys.stderr an escape.
Result<std::string> stream_text(Runtime&, const Value& stream, const Value& text);
/// Writes to sys.stdout or sys.stderr when they are the session's own.
Result<void> stream_write(Vm&, const Value& stream, std::string_view utf8);
/// Makes sure that a line of standard input, or its end, is there: else the error that makes the run wait for
/// input.
Result<void> ensure_line(Vm&);

/// Adds a table of native functions to a module's namespace.
void add_functions(Runtime&, Dict* members, std::span<const NativeMethod> rows, std::string_view module);

}  // namespace bufferscope
