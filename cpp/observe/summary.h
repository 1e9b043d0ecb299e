// summarize: a short repr of any value that never runs Python and never gives an object an identity.
#pragma once

#include <string>

#include "object/runtime.h"

namespace bufferscope {

/// UTF-8, at most about 200 characters, cut with "…". Values of the exact built-in types look as repr() shows
/// them, all others as
/// "<Name object>".
std::string summarize(Runtime&, const Value& value);

}  // namespace bufferscope
