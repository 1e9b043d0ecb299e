// native_modules: the list of all modules written in C++.
#pragma once

#include <span>

#include "vm/vm.h"

namespace bufferscope {

/// Every native module by name; a new module adds its row in modules.cpp.
std::span<const NativeModule> native_modules();

}  // namespace bufferscope
