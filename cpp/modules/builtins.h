// The builtins module: functions, types and exceptions every program sees.
#pragma once

#include "vm/vm.h"

namespace bufferscope {

Result<void> fill_builtins(Vm&, Dict* members);
Result<void> fill_sys(Vm&, Dict* members);
// Those of the built-in functions that have files of their own; the arguments are those of their rows.
Result<Value> builtin_sum(Runtime&, const Value* arguments);
Result<Value> builtin_compile(Runtime&, const Value* arguments);
Result<Value> builtin_exec(Runtime&, const Value* arguments);
Result<Value> builtin_eval(Runtime&, const Value* arguments);

/// Adds a table of native functions to a module's namespace.
void add_functions(Runtime&, Dict* members, std::span<const NativeMethod> rows, std::string_view module);

}  // namespace bufferscope
