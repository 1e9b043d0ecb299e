// The type struct.Struct and what the module's functions do.
#pragma once

#include "buffer/struct_format.h"

namespace bufferscope {

struct StructObject : Object {
    Value format;    // str; empty before __init__
    Value compiled;  // empty before a successful __init__

    const CompiledFormat& layout() const;
};

/// Struct, its iterator and struct.error; the first time only.
void install_struct(Runtime&);
/// The Struct of a format, out of the cache or new (cache_struct_converter).
Result<Value> cached_struct(Runtime&, const Value& format);
/// values: those of a call of pack().
Result<Value> struct_pack(Runtime&, const Value& self, std::span<const Value> values);
/// arguments: buffer, offset, values…
Result<Value> struct_pack_into(Runtime&, const Value& self, std::span<const Value> arguments);
/// The element of a buffer whose items have `itemsize` bytes: its only value, or all of them as a tuple
/// (struct_unpack_single); struct.error where the format needs more bytes.
Result<Value> struct_unpack_element(Runtime&, const CompiledFormat&, const std::uint8_t* at, Size itemsize);
Result<Value> struct_unpack(Runtime&, const Value& self, const Value& buffer);
Result<Value> struct_unpack_from(Runtime&, const Value& self, const Value& buffer, const Value& offset);
Result<Value> struct_iter_unpack(Runtime&, const Value& self, const Value& buffer);

}  // namespace bufferscope
