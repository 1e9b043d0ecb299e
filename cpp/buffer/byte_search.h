// Finding bytes in bytes, at the speed of memchr and memmem.
#pragma once

#include "buffer/descriptor.h"

namespace bufferscope {

/// First position of `needle` at or after `from`, or -1. The empty needle is found at once.
Size find_bytes(ByteSpan haystack, ByteSpan needle, Size from = 0);
/// Last position, or -1.
Size find_last_bytes(ByteSpan haystack, ByteSpan needle);
/// How many times without overlap, at most `limit`; the empty needle occurs length+1 times.
Size count_bytes(ByteSpan haystack, ByteSpan needle, Size limit = max_size);

/// Fills `length` bytes with copies of the pattern, the last one cut.
void fill_repeated(std::uint8_t* out, std::size_t length, ByteSpan pattern);

}  // namespace bufferscope
