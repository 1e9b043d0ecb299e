// The texts of Host::read_asset, built into what has no files to fetch: the native command and the unit
// tests.
#pragma once

#include <string_view>

namespace bufferscope {

extern const std::string_view library_text;
extern const std::string_view unicode_data_text;

}  // namespace bufferscope
