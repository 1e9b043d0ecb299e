// The modules that the engine brings: their native parts and their Python text.
#pragma once

#include <span>

#include "vm/vm.h"

namespace bufferscope {

/// Every native module by name; a new module adds its row in modules.cpp.
std::span<const NativeModule> native_modules();

/// Every file of modules/library by its module's name, in the order of their text in library.txt (packed by
/// the build).
std::span<const LibraryModule> library_modules();

}  // namespace bufferscope
