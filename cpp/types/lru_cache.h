// The wrapper that functools.lru_cache makes; the VM calls what it wraps without nesting natively.
#pragma once

#include "object/runtime.h"

namespace bufferscope {

void define_lru_cache(Runtime&);

const Value& cached_function(const Value& wrapper);
/// The remembered result of a call. Empty when there is none: then call the function, and give `miss` to
/// remember_result.
Result<Value> cached_result(Runtime&, const Value& wrapper, const CallArguments&, Value& miss);
Result<void> remember_result(Runtime&, const Value& miss, const Value& result);

}  // namespace bufferscope
