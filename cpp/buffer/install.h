// The types of this folder, for Runtime's constructor.
#pragma once

#include "object/runtime.h"

namespace bufferscope {

/// bytes, bytearray, memoryview and their iterators.
void install_buffers(Runtime&);
/// array.array and its iterator.
void install_array(Runtime&);
/// The base classes of streams, BytesIO, StringIO and io.UnsupportedOperation.
void install_memory_streams(Runtime&);

// the parts of install_buffers, one a file
void install_bytes(Runtime&);
void install_byte_iterators(Runtime&);
void install_bytearray(Runtime&);
void install_memoryview(Runtime&);

}  // namespace bufferscope
