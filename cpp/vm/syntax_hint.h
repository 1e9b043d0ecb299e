// "Did you mean 'while'?": finds the mistyped keyword behind an "invalid syntax".
#pragma once

#include <string>

#include "vm/frame_text.h"
#include "vm/vm.h"

namespace bufferscope {

/// If a word of the line near a keyword makes the source valid when replaced by it, message, text and place
/// become those of the hint (TracebackException._find_keyword_typos).
void hint_at_keyword(Vm&, const Value& exception, std::string& message, std::string& text,
                     SyntaxPlace& place);

}  // namespace bufferscope
