// sys.stdlib_module_names: the names of the modules of CPython 3.14's standard library.
#pragma once

#include <string_view>

namespace bufferscope {

/// The names, each followed by a space, sorted.
std::string_view standard_module_names();
bool is_standard_module(std::string_view name);

}  // namespace bufferscope
