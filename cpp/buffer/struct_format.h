// Whole formats of the module struct ("<2hI5s"): compiled once, then packed and unpacked by.
#pragma once

#include "buffer/format.h"

namespace bufferscope {

/// Elements of one code that follow each other; padding leaves none. A string is one element of `size` bytes.
struct FormatItem {
    Size offset, size, repeat;
    const FormatCode* code;
};

/// A compiled format. It lives in a bytes object, so that who packs by it keeps it alive while Python code
/// runs.
struct CompiledFormat {
    Size size;         // bytes
    Size values;       // how many Python values
    Size items;        // FormatItems that follow
    bool swapped;      // big-endian
    FloatStore store;  // as C has floats in a native format, exact in the others

    std::span<const FormatItem> span() const {
        return {reinterpret_cast<const FormatItem*>(this + 1), static_cast<std::size_t>(items)};
    }
};

/// Compiles into a bytes object; null, or what is wrong with the format (the text of a struct.error).
const char* compile_format(Runtime&, std::string_view text, Value& compiled);
const CompiledFormat& compiled_format(const Value& compiled);

/// The values as a tuple, from format.size bytes. Runs no Python code.
Result<Ref<Tuple>> unpack_values(Runtime&, const CompiledFormat&, const std::uint8_t* from);
/// Whether somebody else can see the memory that is packed into, and is to be told.
enum class PackedInto : std::uint8_t { fresh_memory, shared_memory };
/// Converts the values, format.values of them, and stores each at once. `to` has `room` bytes, at least
/// format.size, and must stay where it is while Python code runs. Raises struct.error.
Result<void> pack_values(Runtime&, const CompiledFormat&, const Value* values, std::uint8_t* to, Size room,
                         PackedInto);

}  // namespace bufferscope
