// The texts of Host::read_asset, built into what has no files to fetch: the native command and the unit
// tests.
#pragma once

#include <string>
#include <string_view>

namespace bufferscope {

extern const std::string_view library_text;
extern const std::string_view unicode_data_text;

/// Host::read_asset of a host that has them built in.
inline bool read_asset_text(std::string_view name, std::string& contents) {
    contents = name == "library.txt" ? library_text : unicode_data_text;
    return true;
}

}  // namespace bufferscope
