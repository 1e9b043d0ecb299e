// stack_json: the frames that run, as the JSON that web/src/engine/contract.ts describes.
#pragma once

#include <string>

#include "observe/json.h"
#include "vm/vm.h"

namespace bufferscope {

/// An array of StackFrames, the outermost first, those of the engine's own library left out; of a deep
/// recursion the first and the last ones. `between_lines`: the innermost frame's line has not begun, so that
/// no expression of it is being evaluated.
std::string stack_json(Vm&, bool between_lines);

/// The members column, endLine and endColumn of an expression's range; null where it is not known or its
/// source is not at hand.
void write_range(JsonWriter&, Vm&, const std::string& file, const Position& position);

}  // namespace bufferscope
