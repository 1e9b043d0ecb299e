// How many columns a text takes on a terminal: East Asian wide and fullwidth characters take two.
#pragma once

#include <cstddef>
#include <string_view>

namespace bufferscope {

/// Columns of the text (UTF-8).
std::size_t display_width(std::string_view text);

}  // namespace bufferscope
