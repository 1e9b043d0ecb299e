// The text of base/unicode_data.txt, built into the native command.
#pragma once

#include <string_view>

namespace bufferscope {

extern const std::string_view unicode_data_text;

}  // namespace bufferscope
