// Code objects as text, for tests and for looking at them.
#pragma once

#include <string>

#include "compile/code.h"

namespace bufferscope {

struct DisassembleOptions {
    bool positions = false;  // line:column-line:column of each instruction
    bool handlers = true;
    bool nested = false;  // code objects among the constants too
};

/// What is wrong with the code: stack depths that differ where paths meet, a stack that runs dry or over,
/// jumps to nowhere. Empty if nothing is. Looks into nested code too.
std::string verify(Runtime&, const Code&);

/// One line an instruction, "NAME argument (what it means)"; jump targets are word indices.
std::string disassemble(Runtime&, const Code&, const DisassembleOptions& options = {});

}  // namespace bufferscope
